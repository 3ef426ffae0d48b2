-- How names are sorted: by the letters of Unicode, which every database knows that is encoded as UTF8; elsewhere by bytes.
-- How texts are searched: small letters without their marks, and nothing but letters, digits and single blanks in between. Each of these
-- functions says all of what it does itself, so that a dump can be read back in any order.
DO $$
BEGIN
  IF current_setting('server_encoding') = 'UTF8' THEN
    CREATE COLLATION "letters" FROM pg_catalog."und-x-icu";
    CREATE FUNCTION "search_text"("given" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $body$
      SELECT pg_catalog.regexp_replace(pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(
        pg_catalog.translate(pg_catalog.regexp_replace(
          pg_catalog.lower(pg_catalog.normalize(given, 'NFKD') COLLATE pg_catalog."und-x-icu"),
          '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]', '', 'g'),
        'øłđħŧıς', 'oldhtiσ'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), '[^[:alnum:]]+', ' ', 'g')
    $body$;
  ELSE
    CREATE COLLATION "letters" FROM pg_catalog."C";
    CREATE FUNCTION "search_text"("given" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $body$
      SELECT pg_catalog.regexp_replace(pg_catalog.lower(given), '[\x01-\x2f\x3a-\x60\x7b-\x7f]+', ' ', 'g')
    $body$;
  END IF;
END $$;--> statement-breakpoint
CREATE FUNCTION "joined"("names" text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(pg_catalog.array_to_string(names, ' '), '')
$$;--> statement-breakpoint
CREATE FUNCTION "day_text"("day" date) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT pg_catalog.to_char(day::pg_catalog.timestamp, 'YYYY-MM-DD')
$$;--> statement-breakpoint
DROP INDEX "projects_organisations";--> statement-breakpoint
DROP INDEX "projects_by_name";--> statement-breakpoint
DROP INDEX "project_aliases_words";--> statement-breakpoint
ALTER TABLE "agenda_items" drop column "search";--> statement-breakpoint
ALTER TABLE "agenda_items" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS ((to_tsvector('english'::regconfig, search_text("agenda_items"."title")) || to_tsvector('simple'::regconfig, search_text("agenda_items"."title")))) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "notes" drop column "search";--> statement-breakpoint
ALTER TABLE "notes" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS ((to_tsvector('english'::regconfig, search_text(("notes"."text" || ' '::text || joined("notes"."links")))) || to_tsvector('simple'::regconfig, search_text(("notes"."text" || ' '::text || joined("notes"."links")))))) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "projects" drop column "search";--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS (setweight((to_tsvector('english'::regconfig, search_text(("projects"."name" || ' ' || "projects"."slug"))) || to_tsvector('simple'::regconfig, search_text(("projects"."name" || ' ' || "projects"."slug")))), 'A') || (to_tsvector('english'::regconfig, search_text(("projects"."summary" || ' '::text || joined("projects"."organisations") || ' '::text || coalesce("projects"."path", ''::text) || ' '::text || joined("projects"."links")))) || to_tsvector('simple'::regconfig, search_text(("projects"."summary" || ' '::text || joined("projects"."organisations") || ' '::text || coalesce("projects"."path", ''::text) || ' '::text || joined("projects"."links")))))) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "agenda_item_presenters_person" ON "agenda_item_presenters" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "compatibility_claims_entered" ON "compatibility_claims" USING btree ("project_id","entered_at");--> statement-breakpoint
CREATE INDEX "compatibility_claims_entered_of_other" ON "compatibility_claims" USING btree ("other_project_id","entered_at");--> statement-breakpoint
CREATE INDEX "assessments_entered" ON "assessments" USING btree ("project_id","entered_at");--> statement-breakpoint
CREATE INDEX "ci_runs_heard_of" ON "ci_runs" USING btree ("project_id",greatest("reported_at", "finished_at"));--> statement-breakpoint
CREATE INDEX "waivers_entered" ON "waivers" USING btree ("project_id","entered_at");--> statement-breakpoint
CREATE INDEX "meetings_scribe" ON "meetings" USING btree ("scribe_id");--> statement-breakpoint
CREATE INDEX "meetings_words" ON "meetings" USING gin (to_tsvector('simple'::regconfig, search_text(day_text("date") || ' '::text || coalesce("name", ''::text) || ' '::text || coalesce("location", ''::text) || ' '::text || joined("attendee_organisations"))));--> statement-breakpoint
CREATE INDEX "attendances_person" ON "attendances" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "attendances_words" ON "attendances" USING gin (to_tsvector('simple'::regconfig, search_text("name" || ' '::text || coalesce("organisation", ''::text))));--> statement-breakpoint
CREATE INDEX "notes_speaker" ON "notes" USING btree ("speaker_id");--> statement-breakpoint
CREATE INDEX "people_words" ON "people" USING gin (to_tsvector('simple'::regconfig, search_text((("handle" || ' '::text) || coalesce("name", ''::text)))));--> statement-breakpoint
CREATE INDEX "project_people_person" ON "project_people" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "projects_by_letters" ON "projects" USING btree (lower(("name" collate "letters")),"id");--> statement-breakpoint
CREATE INDEX "proposals_entered" ON "proposals" USING btree ("project_id","opened_at");--> statement-breakpoint
CREATE INDEX "project_aliases_words" ON "project_aliases" USING gin (to_tsvector('simple'::regconfig, search_text("alias")));--> statement-breakpoint
CREATE INDEX "agenda_items_search" ON "agenda_items" USING gin ("search");--> statement-breakpoint
CREATE INDEX "notes_search" ON "notes" USING gin ("search");--> statement-breakpoint
CREATE INDEX "projects_search" ON "projects" USING gin ("search");--> statement-breakpoint
DROP FUNCTION "words_of_names";

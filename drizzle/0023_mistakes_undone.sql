CREATE TYPE "public"."maintainer_kind" AS ENUM('CO_MAINTAINER', 'SUCCESSOR');--> statement-breakpoint
CREATE TABLE "maintainers" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "maintainers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"project_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"kind" "maintainer_kind" NOT NULL,
	"succeeds_id" integer,
	"reason" text NOT NULL,
	"named_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"named_by" integer NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by" integer,
	"revoked_reason" text,
	CONSTRAINT "maintainers_revoked" CHECK (("maintainers"."revoked_at" is null) = ("maintainers"."revoked_by" is null) and ("maintainers"."revoked_at" is null) = ("maintainers"."revoked_reason" is null))
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "joined_to" integer;--> statement-breakpoint
ALTER TABLE "maintainers" ADD CONSTRAINT "maintainers_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maintainers" ADD CONSTRAINT "maintainers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maintainers" ADD CONSTRAINT "maintainers_succeeds_id_people_id_fk" FOREIGN KEY ("succeeds_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maintainers" ADD CONSTRAINT "maintainers_named_by_people_id_fk" FOREIGN KEY ("named_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maintainers" ADD CONSTRAINT "maintainers_revoked_by_people_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "maintainers_of_project" ON "maintainers" USING btree ("project_id","id");--> statement-breakpoint
CREATE INDEX "maintainers_of_person" ON "maintainers" USING btree ("person_id") WHERE "maintainers"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "maintainers_succeeded" ON "maintainers" USING btree ("succeeds_id") WHERE "maintainers"."succeeds_id" is not null and "maintainers"."revoked_at" is null;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_joined_to_people_id_fk" FOREIGN KEY ("joined_to") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "people_joined" ON "people" USING btree ("joined_to") WHERE "people"."joined_to" is not null;--> statement-breakpoint
CREATE INDEX "tokens_of_person" ON "tokens" USING btree ("person_id");--> statement-breakpoint
CREATE TRIGGER note_ledger_write AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON maintainers
  FOR EACH STATEMENT EXECUTE FUNCTION note_ledger_write();
--> statement-breakpoint
-- Everybody is at most one step away from who they are: a join to somebody who is joined, or of somebody to whom others are, would be two.
CREATE FUNCTION refuse_far_join() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM people WHERE id = NEW.joined_to AND joined_to IS NOT NULL)
    OR EXISTS (SELECT FROM people WHERE joined_to = NEW.id) OR NEW.joined_to = NEW.id THEN
    RAISE EXCEPTION 'a handle is joined to somebody who is joined to nobody' USING ERRCODE = 'SS004';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER refuse_far_join BEFORE INSERT OR UPDATE OF joined_to ON people FOR EACH ROW
  WHEN (NEW.joined_to IS NOT NULL) EXECUTE FUNCTION refuse_far_join();
--> statement-breakpoint
-- Ids of all handles of the person that this one is a handle of.
CREATE FUNCTION handles_of(person integer) RETURNS SETOF integer LANGUAGE sql STABLE AS $$
  SELECT coalesce(joined_to, id) FROM people WHERE id = person
  UNION ALL
  SELECT other.id FROM people asked JOIN people other ON other.joined_to = coalesce(asked.joined_to, asked.id) WHERE asked.id = person
$$;
--> statement-breakpoint
-- The projects that a maintainer acts on: those that the credential names, those that credentials of the person's other handles name,
-- and those that the person was named for; without those that were handed to a successor, unless the person was named again since.
CREATE FUNCTION projects_maintained(person integer, named integer[], at timestamptz) RETURNS SETOF integer LANGUAGE sql STABLE AS $$
  WITH handles AS MATERIALIZED (SELECT handle FROM handles_of(person) AS handle),
  rights AS (
    SELECT unnest(named) AS project_id
    UNION
    SELECT link.project_id FROM tokens token JOIN token_projects link ON link.token_id = token.id
      WHERE token.person_id IN (SELECT handle FROM handles WHERE handle <> person) AND token.role = 'MAINTAINER'
        AND token.revoked_at IS NULL AND (token.expires_at IS NULL OR token.expires_at > at)
    UNION
    SELECT project_id FROM maintainers WHERE person_id IN (SELECT handle FROM handles) AND revoked_at IS NULL
  )
  SELECT project_id FROM rights WHERE NOT EXISTS (
    SELECT FROM maintainers successor
    WHERE successor.project_id = rights.project_id AND successor.revoked_at IS NULL
      AND successor.succeeds_id IN (SELECT handle FROM handles)
      AND NOT EXISTS (
        SELECT FROM maintainers again
        WHERE again.project_id = rights.project_id AND again.revoked_at IS NULL AND again.id > successor.id
          AND again.person_id IN (SELECT handle FROM handles)))
$$;
--> statement-breakpoint
CREATE TABLE "former_slugs" (
	"slug" text PRIMARY KEY NOT NULL,
	"project_id" integer NOT NULL,
	"replaced_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"replaced_by" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "former_slugs" ADD CONSTRAINT "former_slugs_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "former_slugs" ADD CONSTRAINT "former_slugs_replaced_by_people_id_fk" FOREIGN KEY ("replaced_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "former_slugs_project" ON "former_slugs" USING btree ("project_id");--> statement-breakpoint
CREATE TRIGGER note_ledger_write AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON former_slugs
  FOR EACH STATEMENT EXECUTE FUNCTION note_ledger_write();
--> statement-breakpoint
-- The project that has this slug, or had it before.
CREATE FUNCTION project_called(asked text) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT id FROM projects WHERE slug = asked), (SELECT project_id FROM former_slugs WHERE slug = asked))
$$;
--> statement-breakpoint
CREATE FUNCTION projects_called(asked text[]) RETURNS TABLE (slug text, id integer) LANGUAGE sql STABLE AS $$
  SELECT own.slug, own.id FROM projects own WHERE own.slug = ANY (asked)
  UNION ALL
  SELECT former.slug, former.project_id FROM former_slugs former WHERE former.slug = ANY (asked)
$$;
--> statement-breakpoint
-- The slug that a project has, and those that it had before.
CREATE FUNCTION slugs_of(project integer) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT slug FROM projects WHERE id = project
  UNION ALL
  SELECT slug FROM former_slugs WHERE project_id = project
$$;
--> statement-breakpoint
CREATE TYPE "public"."voided_kind" AS ENUM('MEETING', 'PROJECT', 'REPORT');--> statement-breakpoint
CREATE TABLE "voided_rows" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "voided_rows_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"voiding_id" integer NOT NULL,
	"table_name" text NOT NULL,
	"row" jsonb NOT NULL,
	"step" integer NOT NULL,
	"is_direct" boolean NOT NULL,
	"digest" text GENERATED ALWAYS AS (md5("voided_rows"."row"::text)) STORED NOT NULL
);
--> statement-breakpoint
CREATE TABLE "voidings" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "voidings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" "voided_kind" NOT NULL,
	"row_id" integer NOT NULL,
	"key" text NOT NULL,
	"title" text NOT NULL,
	"reason" text NOT NULL,
	"voided_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"voided_by" integer NOT NULL,
	"restored_at" timestamp (3) with time zone,
	"restored_by" integer,
	"restored_reason" text,
	CONSTRAINT "voidings_restored" CHECK (("voidings"."restored_at" is null) = ("voidings"."restored_by" is null) and ("voidings"."restored_at" is null) = ("voidings"."restored_reason" is null))
);
--> statement-breakpoint
ALTER TABLE "voided_rows" ADD CONSTRAINT "voided_rows_voiding_id_voidings_id_fk" FOREIGN KEY ("voiding_id") REFERENCES "public"."voidings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voidings" ADD CONSTRAINT "voidings_voided_by_people_id_fk" FOREIGN KEY ("voided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "voidings" ADD CONSTRAINT "voidings_restored_by_people_id_fk" FOREIGN KEY ("restored_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "voided_rows_once" ON "voided_rows" USING btree ("voiding_id","table_name","digest");--> statement-breakpoint
CREATE INDEX "voided_rows_of_table" ON "voided_rows" USING btree ("table_name","digest");--> statement-breakpoint
CREATE UNIQUE INDEX "voidings_void" ON "voidings" USING btree ("kind","row_id") WHERE "voidings"."restored_at" is null;--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON voided_rows FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON voided_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The ledger counts on from records that are set aside, so that they can come back to their places.
CREATE INDEX voided_rows_of_content ON voided_rows ((row->>'hash')) WHERE table_name = 'report_revisions';
--> statement-breakpoint
CREATE INDEX voided_rows_of_ledger ON voided_rows (((row->>'project_id')::integer)) WHERE table_name = 'status_changes';
--> statement-breakpoint
CREATE FUNCTION made_columns(tab regclass) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(attname::text), '{}') FROM pg_attribute WHERE attrelid = tab AND attnum > 0 AND attgenerated <> ''
$$;
--> statement-breakpoint
-- As before, but for a record that is kept whole among what is void: it is set aside, and nothing of it is lost.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changing text[];
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF current_setting('sig_status.redating', true) = 'on' THEN
      changing := ARRAY['meeting_date', 'effective_on', 'granted_on', 'assessed_on', 'claimed_on', 'defined_on', 'since'];
    ELSIF current_setting('sig_status.redacting', true) = 'on' THEN
      changing := ARRAY['content', 'quote', 'url', 'reason', 'justification', 'override', 'source', 'title', 'gate', 'details', 'words'];
    END IF;
    -- What is kept whole among what is void follows as it would have in its own table.
    IF changing IS NOT NULL AND TG_TABLE_NAME = 'voided_rows' THEN
      changing := ARRAY['row', 'digest'];
    END IF;
    IF changing IS NOT NULL AND to_jsonb(NEW) - changing = to_jsonb(OLD) - changing THEN
      RETURN NEW;
    END IF;
  ELSIF TG_OP = 'DELETE' AND TG_TABLE_NAME NOT IN ('audit_events', 'voided_rows') AND EXISTS (
    SELECT FROM voided_rows kept JOIN voidings ON voidings.id = kept.voiding_id
    WHERE kept.table_name = TG_TABLE_NAME AND voidings.restored_at IS NULL
      AND kept.digest = md5((to_jsonb(OLD) - made_columns(TG_RELID))::text)) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, lower(TG_OP) USING ERRCODE = 'SS001';
END $$;
--> statement-breakpoint
-- As before, and also out of what is void, but for contents and names, which keep theirs there as well.
CREATE OR REPLACE FUNCTION take_out_words(needles text[], instead text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  own constant text[] := ARRAY['allowed_moves', 'criteria', 'people', 'projects', 'project_aliases', 'former_slugs', 'report_revisions',
    'reports', 'tokens', 'redactions'];
  held record;
  needle text;
  shown text;
BEGIN
  PERFORM set_config('sig_status.redacting', 'on', true);
  FOR held IN
    SELECT columns.table_name, columns.column_name, columns.data_type,
      CASE columns.table_name WHEN 'voided_rows' THEN format('AND table_name <> ALL (%L::text[])', own) ELSE '' END AS others
    FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND is_generated = 'NEVER' AND is_identity = 'NO'
      AND columns.data_type IN ('text', 'jsonb') AND table_name <> ALL (own)
      AND NOT (columns.table_name = 'voided_rows' AND columns.column_name = 'table_name')
  LOOP
    FOREACH needle IN ARRAY needles LOOP
      IF held.data_type = 'jsonb' THEN
        shown := to_json(needle)::text;
        shown := substr(shown, 2, length(shown) - 2);
        CONTINUE WHEN length(needle) < 8;
        EXECUTE format('UPDATE %1$I SET %2$I = replace(%2$I::text, $1, $2)::jsonb WHERE position($1 in %2$I::text) > 0 %3$s',
          held.table_name, held.column_name, held.others) USING shown, instead;
      ELSIF length(needle) < 8 THEN
        EXECUTE format('UPDATE %1$I SET %2$I = $2 WHERE %2$I = $1', held.table_name, held.column_name) USING needle, instead;
      ELSE
        EXECUTE format('UPDATE %1$I SET %2$I = replace(%2$I, $1, $2) WHERE position($1 in %2$I) > 0',
          held.table_name, held.column_name) USING needle, instead;
      END IF;
    END LOOP;
  END LOOP;
  PERFORM set_config('sig_status.redacting', 'off', true);
END $$;
--> statement-breakpoint
-- Which columns of which table refer to which columns of which: all foreign keys but the one that goes in a circle, by which a report
-- names its current revision.
CREATE FUNCTION references_of() RETURNS TABLE (key oid, child regclass, parent regclass, child_name text, parent_name text,
  on_row text, on_table text, is_none text) LANGUAGE sql STABLE AS $$
  SELECT oid AS key, conrelid::regclass AS child, confrelid::regclass AS parent,
    (SELECT relname::text FROM pg_class WHERE pg_class.oid = conrelid) AS child_name,
    (SELECT relname::text FROM pg_class WHERE pg_class.oid = confrelid) AS parent_name,
    (SELECT string_agg(format('child.%I = (parent.row->>%L)::%s', ours.attname, theirs.attname, format_type(ours.atttypid, ours.atttypmod)), ' AND ')
      FROM unnest(conkey, confkey) AS pair(ours, theirs)
      JOIN pg_attribute ours ON ours.attrelid = conrelid AND ours.attnum = pair.ours
      JOIN pg_attribute theirs ON theirs.attrelid = confrelid AND theirs.attnum = pair.theirs) AS on_row,
    (SELECT string_agg(format('there.%I = given.%I', theirs.attname, ours.attname), ' AND ')
      FROM unnest(conkey, confkey) AS pair(ours, theirs)
      JOIN pg_attribute ours ON ours.attrelid = conrelid AND ours.attnum = pair.ours
      JOIN pg_attribute theirs ON theirs.attrelid = confrelid AND theirs.attnum = pair.theirs) AS on_table,
    (SELECT string_agg(format('given.%I IS NULL', ours.attname), ' OR ')
      FROM unnest(conkey) AS number(ours) JOIN pg_attribute ours ON ours.attrelid = conrelid AND ours.attnum = number.ours) AS is_none
  FROM pg_constraint
  WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
    AND NOT (conrelid = 'reports'::regclass AND confrelid = 'report_revisions'::regclass)
$$;
--> statement-breakpoint
CREATE FUNCTION keep_voided(voiding integer, tab text, step integer, is_direct boolean, joined text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  kept bigint;
BEGIN
  EXECUTE format(
    'INSERT INTO voided_rows (voiding_id, table_name, step, is_direct, row)
     SELECT DISTINCT $1, %L, $2, $3, to_jsonb(child.*) - $4 FROM %I child %s ON CONFLICT DO NOTHING', tab, tab, joined)
    USING voiding, step, is_direct, made_columns(format('%I', tab)::regclass);
  GET DIAGNOSTICS kept = ROW_COUNT;
  RETURN kept;
END $$;
--> statement-breakpoint
-- Keeps what goes with the rows that are kept already: whatever refers to them by a foreign key; the records that cite their lines or
-- that their decision lines became; the whole chain of corrections of such a record; and so on.
CREATE FUNCTION gather_voided(voiding integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  reached integer := 0;
  link record;
  last constant text := 'JOIN voided_rows parent ON parent.voiding_id = $1 AND parent.step = $2 - 1';
BEGIN
  WHILE EXISTS (SELECT FROM voided_rows WHERE voiding_id = voiding AND step = reached) LOOP
    FOR link IN
      SELECT * FROM references_of() WHERE parent_name IN (
        SELECT DISTINCT table_name FROM voided_rows WHERE voiding_id = voiding AND step = reached)
    LOOP
      PERFORM keep_voided(voiding, link.child_name, reached + 1, true,
        format('%s AND parent.table_name = %L AND %s', last, link.parent_name, link.on_row));
    END LOOP;
    FOR link IN SELECT * FROM (VALUES
      ('evidence', 'status_change_id', 'status_changes', 'id'), ('evidence', 'proposal_id', 'proposals', 'id'),
      ('evidence', 'criterion_record_id', 'criterion_records', 'id'), ('evidence', 'assessment_id', 'assessments', 'id'),
      ('evidence', 'waiver_id', 'waivers', 'id'), ('evidence', 'claim_id', 'compatibility_claims', 'id'),
      ('evidence', 'combination_version_id', 'combination_versions', 'id'), ('evidence', 'channel_name_id', 'channel_names', 'id'),
      ('combination_members', 'version_id', 'combination_versions', 'id'), ('proposals', 'status_change_id', 'status_changes', 'id')
    ) AS owner(tab, col, owner, key) LOOP
      PERFORM keep_voided(voiding, link.owner, reached + 1, true,
        format('%s AND parent.table_name = %L AND child.%I = (parent.row->>%L)::int', last, link.tab, link.key, link.col));
    END LOOP;
    FOR link IN SELECT * FROM (VALUES ('status_changes', 'id'), ('assessments', 'id'), ('waivers', 'id'), ('waiver_revocations', 'waiver_id'),
      ('compatibility_claims', 'id'), ('criterion_records', 'id'), ('proposals', 'id'), ('combination_versions', 'id'), ('channel_names', 'id')
    ) AS decided(tab, key) LOOP
      PERFORM keep_voided(voiding, link.tab, reached + 1, true, format(
        '%s AND parent.table_name = ''decisions'' AND parent.row->>''record_table'' = %L AND child.%I = (parent.row->>''record_id'')::int',
        last, link.tab, link.key));
    END LOOP;
    PERFORM keep_voided(voiding, 'status_changes', reached + 1, false, last || ' AND parent.table_name = ''status_changes''
      AND child.project_id = (parent.row->>''project_id'')::int AND child.place = (parent.row->>''place'')::int');
    reached := reached + 1;
  END LOOP;
END $$;
--> statement-breakpoint
-- Keeps whatever was read of a meeting from lines of its report: of every table whose rows say of which meeting and at which line.
CREATE FUNCTION keep_read(voiding integer, meeting integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  tab text;
BEGIN
  FOR tab IN
    SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND 2 = (
      SELECT count(*) FROM pg_attribute WHERE attrelid = pg_class.oid AND attname IN ('meeting_id', 'line_start') AND NOT attisdropped)
  LOOP
    PERFORM keep_voided(voiding, tab, 0, true, format('WHERE child.meeting_id = %L AND child.line_start IS NOT NULL', meeting));
  END LOOP;
END $$;
--> statement-breakpoint
-- Takes what is kept out of its tables, what refers to others first.
CREATE FUNCTION remove_voided(voiding integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  left_over text[] := ARRAY(SELECT DISTINCT table_name FROM voided_rows WHERE voiding_id = voiding);
  next text;
BEGIN
  UPDATE reports SET current_revision_id = NULL WHERE id IN (
    SELECT (row->>'id')::int FROM voided_rows WHERE voiding_id = voiding AND table_name = 'reports');
  WHILE cardinality(left_over) > 0 LOOP
    SELECT name INTO next FROM unnest(left_over) AS name WHERE NOT EXISTS (
      SELECT FROM references_of() WHERE parent_name = name AND child_name = ANY (left_over) AND child_name <> name) LIMIT 1;
    IF next IS NULL THEN RAISE EXCEPTION 'tables refer to each other in a circle: %', left_over; END IF;
    EXECUTE format('DELETE FROM %I own USING voided_rows kept WHERE kept.voiding_id = $1 AND kept.table_name = %L AND %s', next, next, (
      SELECT string_agg(format('own.%I = (kept.row->>%L)::%s', attname, attname, format_type(atttypid, atttypmod)), ' AND ')
      FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
      WHERE indrelid = format('%I', next)::regclass AND indisprimary)) USING voiding;
    left_over := array_remove(left_over, next);
  END LOOP;
END $$;
--> statement-breakpoint
-- Puts what is kept back, what others refer to first. What referred to something that is gone meanwhile stays away.
CREATE FUNCTION put_back_voided(voiding integer) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  left_over text[] := ARRAY(SELECT DISTINCT table_name FROM voided_rows WHERE voiding_id = voiding);
  next text;
  cols text;
  still text;
  put bigint;
  away bigint := 0;
BEGIN
  WHILE cardinality(left_over) > 0 LOOP
    SELECT name INTO next FROM unnest(left_over) AS name WHERE NOT EXISTS (
      SELECT FROM references_of() WHERE child_name = name AND parent_name = ANY (left_over) AND child_name <> parent_name) LIMIT 1;
    IF next IS NULL THEN RAISE EXCEPTION 'tables refer to each other in a circle: %', left_over; END IF;
    left_over := array_remove(left_over, next);
    -- A column that came since is left to its default.
    SELECT string_agg(format('%I', attname), ', ' ORDER BY attnum) INTO cols FROM pg_attribute
      WHERE attrelid = format('%I', next)::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
        AND NOT (next = 'reports' AND attname = 'current_revision_id')
        AND EXISTS (SELECT FROM voided_rows kept WHERE kept.voiding_id = voiding AND kept.table_name = next AND kept.row ? attname::text);
    SELECT coalesce(string_agg(format('(%s OR EXISTS (SELECT FROM %s there WHERE %s))', is_none, parent, on_table), ' AND '), 'true')
      INTO still FROM references_of() WHERE child_name = next AND parent_name <> next;
    -- Records of the ledger have told of themselves when they were entered.
    IF next = 'ledger_events' THEN
      UPDATE ledger_events SET version = (kept.row->>'version')::bigint FROM voided_rows kept
        WHERE kept.voiding_id = voiding AND kept.table_name = 'ledger_events' AND status_change_id = (kept.row->>'status_change_id')::int;
      CONTINUE;
    END IF;
    EXECUTE format(
      'INSERT INTO %I (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM voided_rows kept
         CROSS JOIN LATERAL jsonb_populate_record(NULL::%I, kept.row) AS given
       WHERE kept.voiding_id = $1 AND kept.table_name = %L AND %s ORDER BY kept.row->''sequence'', kept.row->''id''',
      next, cols, (SELECT string_agg('given.' || col, ', ') FROM unnest(string_to_array(cols, ', ')) AS col), next, next, still)
      USING voiding;
    GET DIAGNOSTICS put = ROW_COUNT;
    away := away + (SELECT count(*) FROM voided_rows WHERE voiding_id = voiding AND table_name = next) - put;
  END LOOP;
  UPDATE reports SET current_revision_id = (kept.row->>'current_revision_id')::int FROM voided_rows kept
    WHERE kept.voiding_id = voiding AND kept.table_name = 'reports' AND reports.id = (kept.row->>'id')::int;
  RETURN away;
END $$;
--> statement-breakpoint
CREATE TYPE "public"."lineage_kind" AS ENUM('MERGED', 'SPLIT_OFF');--> statement-breakpoint
CREATE TABLE "lineages" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lineages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" "lineage_kind" NOT NULL,
	"from_id" integer NOT NULL,
	"to_id" integer NOT NULL,
	"meeting_id" integer NOT NULL,
	"meeting_date" date NOT NULL,
	"names" text[] DEFAULT '{}' NOT NULL,
	"reason" text NOT NULL,
	"entered_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"entered_by" integer NOT NULL,
	CONSTRAINT "lineages_two" CHECK ("lineages"."from_id" <> "lineages"."to_id")
);
--> statement-breakpoint
CREATE TABLE "target_dates" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "target_dates_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"project_id" integer NOT NULL,
	"to" "readiness" NOT NULL,
	"date" date,
	"reason" text NOT NULL,
	"said_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"said_by" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "merged_into_id" integer;--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "merged_on" date;--> statement-breakpoint
ALTER TABLE "lineages" ADD CONSTRAINT "lineages_from_id_projects_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lineages" ADD CONSTRAINT "lineages_to_id_projects_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lineages" ADD CONSTRAINT "lineages_entered_by_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lineages" ADD CONSTRAINT "lineages_meeting" FOREIGN KEY ("meeting_id","meeting_date") REFERENCES "public"."meetings"("id","date") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "target_dates" ADD CONSTRAINT "target_dates_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_dates" ADD CONSTRAINT "target_dates_said_by_people_id_fk" FOREIGN KEY ("said_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lineages_from" ON "lineages" USING btree ("from_id","id");--> statement-breakpoint
CREATE INDEX "lineages_to" ON "lineages" USING btree ("to_id","id");--> statement-breakpoint
CREATE INDEX "lineages_meeting_of" ON "lineages" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "target_dates_of_project" ON "target_dates" USING btree ("project_id","to","id");--> statement-breakpoint
ALTER TABLE "projects" ADD CONSTRAINT "projects_merged_into_id_projects_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "projects_merged" ON "projects" USING btree ("merged_into_id") WHERE "projects"."merged_into_id" is not null;--> statement-breakpoint
DO $$
DECLARE
  said text;
BEGIN
  FOREACH said IN ARRAY ARRAY['lineages', 'target_dates'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', said);
    EXECUTE format('CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', said);
    EXECUTE format('CREATE TRIGGER note_ledger_write AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION note_ledger_write()', said);
  END LOOP;
END $$;

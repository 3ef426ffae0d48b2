-- Immutable because the configuration is named: lists of names have an index by their words.
CREATE FUNCTION "words_of_names"("names" text[]) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ select to_tsvector('simple'::regconfig, array_to_string(names, ' ')) $$;--> statement-breakpoint
CREATE INDEX "project_aliases_words" ON "project_aliases" USING gin (to_tsvector('simple'::regconfig, "alias"));--> statement-breakpoint
CREATE INDEX "projects_organisations" ON "projects" USING gin (words_of_names("organisations"));
CREATE TYPE "public"."delivery_state" AS ENUM('WAITING', 'DELIVERED', 'GIVEN_UP', 'DROPPED');--> statement-breakpoint
CREATE TYPE "public"."news_channel" AS ENUM('WEBHOOK', 'SLACK', 'MATTERMOST', 'DISCORD', 'MATRIX', 'EMAIL');--> statement-breakpoint
CREATE TYPE "public"."news_kind" AS ENUM('CHANGE', 'CONFIRMATION', 'CORRECTION', 'PROPOSAL', 'WITHDRAWAL', 'GATE', 'EXPIRY', 'MEETING_SCHEDULED', 'MEETING_MOVED', 'MEETING_CANCELLED', 'MINUTES', 'BRIEF', 'STALE', 'ACTION_ITEM', 'RUN', 'IMPORT_PROBLEM');--> statement-breakpoint
CREATE TYPE "public"."news_pace" AS ENUM('AT_ONCE', 'DAILY', 'WEEKLY');--> statement-breakpoint
CREATE TYPE "public"."news_topic" AS ENUM('EVERYTHING', 'PROJECT', 'LEVEL', 'PROPOSALS', 'MEETINGS', 'GATES', 'ACTION_ITEMS');--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"subscription_id" integer NOT NULL,
	"news_ids" bigint[] DEFAULT '{}' NOT NULL,
	"message" jsonb NOT NULL,
	"made_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"state" "delivery_state" DEFAULT 'WAITING' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_attempt_at" timestamp (3) with time zone,
	"last_error" text,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "news" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "news_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"version" bigint,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"kind" "news_kind" NOT NULL,
	"key" text NOT NULL,
	"subject_id" integer,
	"project_id" integer,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"given_out_at" timestamp (3) with time zone,
	CONSTRAINT "news_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "news_gathered" (
	"subscription_id" integer NOT NULL,
	"news_id" bigint NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "news_gathered_subscription_id_news_id_pk" PRIMARY KEY("subscription_id","news_id")
);
--> statement-breakpoint
CREATE TABLE "news_subscriptions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "news_subscriptions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"person_id" integer,
	"is_of_group" boolean DEFAULT false NOT NULL,
	"file_key" text,
	"topic" "news_topic" NOT NULL,
	"project_id" integer,
	"level" "readiness",
	"channel" "news_channel" NOT NULL,
	"address" text NOT NULL,
	"pace" "news_pace" DEFAULT 'AT_ONCE' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"confirm_hash" text,
	"end_token" text NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"secret" text,
	"former_secret" text,
	"former_until" timestamp (3) with time zone,
	CONSTRAINT "news_subscriptions_file_key_unique" UNIQUE("file_key"),
	CONSTRAINT "news_subscriptions_confirm_hash_unique" UNIQUE("confirm_hash"),
	CONSTRAINT "news_subscriptions_end_token_unique" UNIQUE("end_token"),
	CONSTRAINT "news_subscriptions_about" CHECK (("news_subscriptions"."topic" = 'PROJECT') = ("news_subscriptions"."project_id" is not null)),
	CONSTRAINT "news_subscriptions_level" CHECK (("news_subscriptions"."topic" = 'LEVEL') = ("news_subscriptions"."level" is not null)),
	CONSTRAINT "news_subscriptions_secret" CHECK (("news_subscriptions"."channel" = 'WEBHOOK') = ("news_subscriptions"."secret" is not null))
);
--> statement-breakpoint
CREATE TABLE "watched_gates" (
	"project_id" integer NOT NULL,
	"to" "readiness" NOT NULL,
	"verdict" text NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "watched_gates_project_id_to_pk" PRIMARY KEY("project_id","to")
);
--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_subscription_id_news_subscriptions_id_fk" FOREIGN KEY ("subscription_id") REFERENCES "public"."news_subscriptions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "news_gathered" ADD CONSTRAINT "news_gathered_subscription_id_news_subscriptions_id_fk" FOREIGN KEY ("subscription_id") REFERENCES "public"."news_subscriptions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "news_subscriptions" ADD CONSTRAINT "news_subscriptions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deliveries_of_subscription" ON "deliveries" USING btree ("subscription_id","made_at");--> statement-breakpoint
CREATE INDEX "deliveries_waiting" ON "deliveries" USING btree ("made_at") WHERE "deliveries"."state" = 'WAITING';--> statement-breakpoint
CREATE INDEX "news_in_order" ON "news" USING btree ("version","id");--> statement-breakpoint
CREATE INDEX "news_waiting" ON "news" USING btree ("id") WHERE "news"."given_out_at" is null;--> statement-breakpoint
CREATE INDEX "news_without_version" ON "news" USING btree ("id") WHERE "news"."version" is null;--> statement-breakpoint
CREATE INDEX "news_by_age" ON "news" USING btree ("at");--> statement-breakpoint
CREATE INDEX "news_gathered_due" ON "news_gathered" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "news_subscriptions_of_person" ON "news_subscriptions" USING btree ("person_id");
--> statement-breakpoint
-- The queue by which messages are delivered, as pg-boss 10.4 (schema 24) makes it.
CREATE SCHEMA IF NOT EXISTS pgboss;
--> statement-breakpoint
CREATE TYPE pgboss.job_state AS ENUM (
      'created',
      'retry',
      'active',
      'completed',
      'cancelled',
      'failed'
    );
--> statement-breakpoint
CREATE TABLE pgboss.version (
      version int primary key,
      maintained_on timestamp with time zone,
      cron_on timestamp with time zone,
      monitored_on timestamp with time zone
    );
--> statement-breakpoint
CREATE TABLE pgboss.queue (
      name text,
      policy text,
      retry_limit int,
      retry_delay int,
      retry_backoff bool,
      expire_seconds int,
      retention_minutes int,
      dead_letter text REFERENCES pgboss.queue (name),
      partition_name text,
      created_on timestamp with time zone not null default now(),
      updated_on timestamp with time zone not null default now(),
      PRIMARY KEY (name)
    );
--> statement-breakpoint
CREATE TABLE pgboss.schedule (
      name text REFERENCES pgboss.queue ON DELETE CASCADE,
      cron text not null,
      timezone text,
      data jsonb,
      options jsonb,
      created_on timestamp with time zone not null default now(),
      updated_on timestamp with time zone not null default now(),
      PRIMARY KEY (name)
    );
--> statement-breakpoint
CREATE TABLE pgboss.subscription (
      event text not null,
      name text not null REFERENCES pgboss.queue ON DELETE CASCADE,
      created_on timestamp with time zone not null default now(),
      updated_on timestamp with time zone not null default now(),
      PRIMARY KEY(event, name)
    );
--> statement-breakpoint
CREATE TABLE pgboss.job (
      id uuid not null default gen_random_uuid(),
      name text not null,
      priority integer not null default(0),
      data jsonb,
      state pgboss.job_state not null default('created'),
      retry_limit integer not null default(2),
      retry_count integer not null default(0),
      retry_delay integer not null default(0),
      retry_backoff boolean not null default false,
      start_after timestamp with time zone not null default now(),
      started_on timestamp with time zone,
      singleton_key text,
      singleton_on timestamp without time zone,
      expire_in interval not null default interval '15 minutes',
      created_on timestamp with time zone not null default now(),
      completed_on timestamp with time zone,
      keep_until timestamp with time zone NOT NULL default now() + interval '14 days',
      output jsonb,
      dead_letter text,
      policy text
    ) PARTITION BY LIST (name);
--> statement-breakpoint
ALTER TABLE pgboss.job ADD PRIMARY KEY (name, id);
--> statement-breakpoint
CREATE TABLE pgboss.archive (LIKE pgboss.job);
--> statement-breakpoint
ALTER TABLE pgboss.archive ADD PRIMARY KEY (name, id);
--> statement-breakpoint
ALTER TABLE pgboss.archive ADD archived_on timestamptz NOT NULL DEFAULT now();
--> statement-breakpoint
CREATE INDEX archive_i1 ON pgboss.archive(archived_on);
--> statement-breakpoint
CREATE FUNCTION pgboss.create_queue(queue_name text, options json)
    RETURNS VOID AS
    $$
    DECLARE
      table_name varchar := 'j' || encode(sha224(queue_name::bytea), 'hex');
      queue_created_on timestamptz;
    BEGIN

      WITH q as (
      INSERT INTO pgboss.queue (
        name,
        policy,
        retry_limit,
        retry_delay,
        retry_backoff,
        expire_seconds,
        retention_minutes,
        dead_letter,
        partition_name
      )
      VALUES (
        queue_name,
        options->>'policy',
        (options->>'retryLimit')::int,
        (options->>'retryDelay')::int,
        (options->>'retryBackoff')::bool,
        (options->>'expireInSeconds')::int,
        (options->>'retentionMinutes')::int,
        options->>'deadLetter',
        table_name
      )
      ON CONFLICT DO NOTHING
      RETURNING created_on
      )
      SELECT created_on into queue_created_on from q;

      IF queue_created_on IS NULL THEN
        RETURN;
      END IF;

      EXECUTE format('CREATE TABLE pgboss.%I (LIKE pgboss.job INCLUDING DEFAULTS)', table_name);

      EXECUTE format('ALTER TABLE pgboss.%1$I ADD PRIMARY KEY (name, id)', table_name);
      EXECUTE format('ALTER TABLE pgboss.%1$I ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED', table_name);
      EXECUTE format('ALTER TABLE pgboss.%1$I ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED', table_name);
      EXECUTE format('CREATE UNIQUE INDEX %1$s_i1 ON pgboss.%1$I (name, COALESCE(singleton_key, '''')) WHERE state = ''created'' AND policy = ''short''', table_name);
      EXECUTE format('CREATE UNIQUE INDEX %1$s_i2 ON pgboss.%1$I (name, COALESCE(singleton_key, '''')) WHERE state = ''active'' AND policy = ''singleton''', table_name);
      EXECUTE format('CREATE UNIQUE INDEX %1$s_i3 ON pgboss.%1$I (name, state, COALESCE(singleton_key, '''')) WHERE state <= ''active'' AND policy = ''stately''', table_name);
      EXECUTE format('CREATE UNIQUE INDEX %1$s_i4 ON pgboss.%1$I (name, singleton_on, COALESCE(singleton_key, '''')) WHERE state <> ''cancelled'' AND singleton_on IS NOT NULL', table_name);
      EXECUTE format('CREATE INDEX %1$s_i5 ON pgboss.%1$I (name, start_after) INCLUDE (priority, created_on, id) WHERE state < ''active''', table_name);

      EXECUTE format('ALTER TABLE pgboss.%I ADD CONSTRAINT cjc CHECK (name=%L)', table_name, queue_name);
      EXECUTE format('ALTER TABLE pgboss.job ATTACH PARTITION pgboss.%I FOR VALUES IN (%L)', table_name, queue_name);
    END;
    $$
    LANGUAGE plpgsql;
--> statement-breakpoint
CREATE FUNCTION pgboss.delete_queue(queue_name text)
    RETURNS VOID AS
    $$
    DECLARE
      table_name varchar;
    BEGIN
      WITH deleted as (
        DELETE FROM pgboss.queue
        WHERE name = queue_name
        RETURNING partition_name
      )
      SELECT partition_name from deleted INTO table_name;

      EXECUTE format('DROP TABLE IF EXISTS pgboss.%I', table_name);
    END;
    $$
    LANGUAGE plpgsql;
--> statement-breakpoint
INSERT INTO pgboss.version(version) VALUES ('24');
--> statement-breakpoint
SELECT pgboss.create_queue('deliveries', '{"policy":"standard"}'::json);
--> statement-breakpoint
-- Whoever writes, what is to be told is written with it. Runs are told to streams alone.
CREATE FUNCTION note_news_of_records() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO news (kind, key, subject_id, project_id)
    SELECT kind::text::news_kind, 'StatusChange:' || id, id, project_id FROM entered ORDER BY id
    ON CONFLICT (key) DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER note_news AFTER INSERT ON status_changes
  REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION note_news_of_records();
--> statement-breakpoint
CREATE FUNCTION note_news_of_proposals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO news (kind, key, subject_id, project_id)
      SELECT 'PROPOSAL', 'Proposal:' || id, id, project_id FROM entered WHERE outcome IS NULL ORDER BY id
      ON CONFLICT (key) DO NOTHING;
  ELSE
    INSERT INTO news (kind, key, subject_id, project_id)
      SELECT 'WITHDRAWAL', 'Proposal:' || entered.id || ':WITHDRAWN', entered.id, entered.project_id
      FROM entered JOIN former USING (id) WHERE entered.outcome = 'WITHDRAWN' AND former.outcome IS NULL ORDER BY entered.id
      ON CONFLICT (key) DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER note_news_of_new AFTER INSERT ON proposals
  REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION note_news_of_proposals();
--> statement-breakpoint
CREATE TRIGGER note_news_of_changed AFTER UPDATE ON proposals
  REFERENCING OLD TABLE AS former NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION note_news_of_proposals();
--> statement-breakpoint
CREATE FUNCTION note_news_of_meetings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO news (kind, key, subject_id)
      SELECT 'MEETING_SCHEDULED', 'Meeting:' || id, id FROM entered WHERE state = 'PLANNED' ORDER BY date
      ON CONFLICT (key) DO NOTHING;
  ELSE
    INSERT INTO news (kind, key, subject_id, details)
      SELECT CASE entered.state WHEN 'CANCELLED' THEN 'MEETING_CANCELLED' ELSE 'MEETING_MOVED' END::news_kind,
        'Meeting:' || entered.id || ':' || entered.calendar_sequence, entered.id,
        jsonb_build_object('was', jsonb_build_object('date', former.date, 'startsAt', former.starts_at, 'location', former.location))
      FROM entered JOIN former USING (id)
      WHERE entered.state IN ('CANCELLED', 'MOVED') AND former.state IS DISTINCT FROM entered.state
        OR entered.state = 'PLANNED' AND former.state = 'PLANNED'
          AND (entered.date, entered.starts_at, entered.location) IS DISTINCT FROM (former.date, former.starts_at, former.location)
      ORDER BY entered.id
      ON CONFLICT (key) DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER note_news_of_new AFTER INSERT ON meetings
  REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION note_news_of_meetings();
--> statement-breakpoint
CREATE TRIGGER note_news_of_changed AFTER UPDATE ON meetings
  REFERENCING OLD TABLE AS former NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION note_news_of_meetings();
--> statement-breakpoint
CREATE FUNCTION note_news_of_minutes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO news (kind, key, subject_id)
    SELECT 'MINUTES', 'ReportRevision:' || id, id FROM entered ORDER BY id ON CONFLICT (key) DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER note_news AFTER INSERT ON report_revisions
  REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION note_news_of_minutes();
--> statement-breakpoint
CREATE FUNCTION note_news_of_action_items() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.owner_id IS NOT NULL AND NEW.done_on IS NULL THEN
    INSERT INTO news (kind, key, subject_id) VALUES ('ACTION_ITEM', 'ActionItem:' || NEW.id || ':' || NEW.owner_id, NEW.id)
      ON CONFLICT (key) DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER note_news AFTER INSERT OR UPDATE OF owner_id ON action_items
  FOR EACH ROW EXECUTE FUNCTION note_news_of_action_items();
--> statement-breakpoint
CREATE FUNCTION note_news_of_runs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO news (kind, key, subject_id, project_id, given_out_at)
    SELECT 'RUN', 'CiRun:' || id || ':' || attempt || ':' || status, id, project_id, now() FROM entered ORDER BY id
    ON CONFLICT (key) DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER note_news_of_new AFTER INSERT ON ci_runs
  REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION note_news_of_runs();
--> statement-breakpoint
CREATE TRIGGER note_news_of_changed AFTER UPDATE ON ci_runs
  REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION note_news_of_runs();
--> statement-breakpoint
CREATE TRIGGER note_ledger_write AFTER INSERT ON news FOR EACH STATEMENT EXECUTE FUNCTION note_ledger_write();
--> statement-breakpoint
-- What is told is ordered by the commits, as the records are.
CREATE OR REPLACE FUNCTION commit_ledger_write() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  reached bigint;
BEGIN
  DELETE FROM ledger_writes WHERE id = NEW.id;
  UPDATE ledger_version SET version = version + 1 RETURNING version INTO reached;
  UPDATE ledger_events SET version = reached WHERE version IS NULL;
  UPDATE news SET version = reached WHERE version IS NULL;
  PERFORM pg_notify('ledger', reached::text);
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Whoever writes a message puts it into the queue with it. A server that dies while it sends one is found out after half a minute.
CREATE FUNCTION queue_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO pgboss.job (id, name, data, policy, retry_limit, retry_delay, retry_backoff, expire_in, keep_until)
    SELECT id, 'deliveries', jsonb_build_object('id', id), 'standard', 1000, 5, true, interval '30 seconds', now() + interval '3 days' FROM entered
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER queue_delivery AFTER INSERT ON deliveries
  REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION queue_delivery();

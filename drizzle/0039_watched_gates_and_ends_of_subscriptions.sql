CREATE TYPE "public"."subscription_end" AS ENUM('OWNER', 'LINK', 'RECEIVER', 'FILE');--> statement-breakpoint
CREATE TABLE "gate_watches" (
	"project_id" integer PRIMARY KEY NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "news_subscriptions" ADD COLUMN "ended_because" "subscription_end";--> statement-breakpoint
ALTER TABLE "news_subscriptions" ADD COLUMN "also_for_me" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "watched_gates" ADD COLUMN "version" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
-- How soon a message counts as abandoned that a server began to send is said by the servers; this is the last resort.
CREATE OR REPLACE FUNCTION queue_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO pgboss.job (id, name, data, policy, retry_limit, retry_delay, retry_backoff, expire_in, keep_until)
    SELECT id, 'deliveries', jsonb_build_object('id', id), 'standard', 1000, 5, true, interval '15 minutes', now() + interval '3 days' FROM entered
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

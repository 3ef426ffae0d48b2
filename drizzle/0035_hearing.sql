CREATE TYPE "public"."heard_state" AS ENUM('WAITING', 'DONE', 'PASSED_OVER', 'REFUSED', 'GIVEN_UP');--> statement-breakpoint
CREATE TABLE "heard" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "heard_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"source" text NOT NULL,
	"delivery_id" text NOT NULL,
	"event" text NOT NULL,
	"payload" jsonb NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"state" "heard_state" DEFAULT 'WAITING' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"why" text,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "heard_once" UNIQUE("source","delivery_id")
);
--> statement-breakpoint
CREATE TABLE "heard_files" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "heard_files_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"heard_id" integer NOT NULL,
	"path" text NOT NULL,
	"commit" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"outcome" text NOT NULL,
	"changes" text[] NOT NULL,
	"problems" text[] NOT NULL,
	CONSTRAINT "heard_files_once" UNIQUE("heard_id","path","commit")
);
--> statement-breakpoint
CREATE TABLE "heard_positions" (
	"name" text PRIMARY KEY NOT NULL,
	"etag" text,
	"position" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "heard_files" ADD CONSTRAINT "heard_files_heard_id_heard_id_fk" FOREIGN KEY ("heard_id") REFERENCES "public"."heard"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- Answers that are kept show what was heard.
CREATE TRIGGER note_ledger_write AFTER INSERT OR UPDATE ON heard FOR EACH STATEMENT EXECUTE FUNCTION note_ledger_write();
--> statement-breakpoint
CREATE TRIGGER note_ledger_write AFTER INSERT OR UPDATE ON heard_files FOR EACH STATEMENT EXECUTE FUNCTION note_ledger_write();

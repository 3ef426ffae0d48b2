CREATE TYPE "public"."assessment_result" AS ENUM('MET', 'NOT_MET', 'NOT_APPLICABLE');--> statement-breakpoint
CREATE TYPE "public"."basis" AS ENUM('STATED', 'INFERRED', 'EXTERNAL');--> statement-breakpoint
CREATE TYPE "public"."ci_run_status" AS ENUM('QUEUED', 'RUNNING', 'PASSED', 'FAILED', 'ERRORED', 'CANCELLED');--> statement-breakpoint
CREATE TYPE "public"."clock" AS ENUM('EFFECTIVE', 'RECORDED');--> statement-breakpoint
CREATE TYPE "public"."compatibility_verdict" AS ENUM('TESTED', 'PROTOTYPED', 'PLAUSIBLE', 'UNKNOWN', 'NEEDS_PORT', 'CONFLICT');--> statement-breakpoint
CREATE TYPE "public"."criterion_act" AS ENUM('DEFINED', 'ADOPTED', 'RETIRED');--> statement-breakpoint
CREATE TYPE "public"."criterion_kind" AS ENUM('CI', 'REVIEW');--> statement-breakpoint
CREATE TYPE "public"."criterion_standing" AS ENUM('ADOPTED', 'PROPOSED');--> statement-breakpoint
CREATE TYPE "public"."planned_topic_origin" AS ENUM('AGENDA', 'NOTES');--> statement-breakpoint
CREATE TYPE "public"."project_link_role" AS ENUM('TOPIC', 'MENTION');--> statement-breakpoint
CREATE TYPE "public"."project_link_via" AS ENUM('LINK', 'ALIAS');--> statement-breakpoint
CREATE TYPE "public"."proposal_outcome" AS ENUM('RECORDED', 'WITHDRAWN');--> statement-breakpoint
CREATE TYPE "public"."readiness" AS ENUM('PROPOSED', 'EXPERIMENTAL', 'TESTING', 'GRADUATED', 'ONGOING', 'RETIRED');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('MAINTAINER', 'CHAIR', 'CI', 'ADMIN');--> statement-breakpoint
CREATE TYPE "public"."status_change_effect" AS ENUM('SET', 'CONFIRM', 'RETRACT');--> statement-breakpoint
CREATE TYPE "public"."status_change_kind" AS ENUM('CHANGE', 'CONFIRMATION', 'CORRECTION');--> statement-breakpoint
CREATE TYPE "public"."suggestion_state" AS ENUM('WAITING', 'ACCEPTED', 'DISMISSED');--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"actor_id" integer NOT NULL,
	"token_id" integer,
	"act" text NOT NULL,
	"subject" text NOT NULL,
	"details" jsonb NOT NULL,
	"request_id" text
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"bearer" text NOT NULL,
	"key" text NOT NULL,
	"act" text NOT NULL,
	"input_hash" text NOT NULL,
	"answer" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_bearer_key_pk" PRIMARY KEY("bearer","key")
);
--> statement-breakpoint
CREATE TABLE "ledger_version" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "token_projects" (
	"token_id" integer NOT NULL,
	"project_id" integer NOT NULL,
	CONSTRAINT "token_projects_token_id_project_id_pk" PRIMARY KEY("token_id","project_id")
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tokens_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"role" "role" NOT NULL,
	"person_id" integer NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	CONSTRAINT "tokens_secret_hash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "agenda_item_presenters" (
	"agenda_item_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "agenda_item_presenters_agenda_item_id_person_id_pk" PRIMARY KEY("agenda_item_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "agenda_item_projects" (
	"agenda_item_id" integer NOT NULL,
	"project_id" integer NOT NULL,
	"via" "project_link_via" NOT NULL,
	CONSTRAINT "agenda_item_projects_agenda_item_id_project_id_pk" PRIMARY KEY("agenda_item_id","project_id")
);
--> statement-breakpoint
CREATE TABLE "agenda_items" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "agenda_items_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"meeting_id" integer NOT NULL,
	"parent_id" integer,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"minutes" integer,
	"line_start" integer,
	"line_end" integer
);
--> statement-breakpoint
CREATE TABLE "channel_names" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "channel_names_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"channel_id" integer NOT NULL,
	"name" text NOT NULL,
	"since" date NOT NULL,
	"meeting_id" integer,
	"reason" text,
	"entered_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"entered_by" integer NOT NULL,
	CONSTRAINT "channel_names_name" UNIQUE("channel_id","name")
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "channels_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"summary" text NOT NULL,
	"base" jsonb,
	CONSTRAINT "channels_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "combination_members" (
	"version_id" integer NOT NULL,
	"project_id" integer NOT NULL,
	CONSTRAINT "combination_members_version_id_project_id_pk" PRIMARY KEY("version_id","project_id")
);
--> statement-breakpoint
CREATE TABLE "combination_versions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "combination_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"combination_id" integer NOT NULL,
	"sequence" integer NOT NULL,
	"defined_on" date NOT NULL,
	"asked_by" integer,
	"meeting_id" integer,
	"reason" text NOT NULL,
	"entered_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"entered_by" integer NOT NULL,
	CONSTRAINT "combination_versions_place" UNIQUE("combination_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "combinations" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "combinations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	CONSTRAINT "combinations_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "compatibility_claims" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "compatibility_claims_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"project_id" integer NOT NULL,
	"other_project_id" integer,
	"external_thing" text,
	"verdict" "compatibility_verdict" NOT NULL,
	"basis" "basis" NOT NULL,
	"reason" text NOT NULL,
	"source" text NOT NULL,
	"claimed_on" date NOT NULL,
	"kernel_series" text,
	"expires_on" date,
	"meeting_id" integer,
	"entered_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"entered_by" integer NOT NULL,
	CONSTRAINT "compatibility_claims_pair" CHECK (num_nonnulls("compatibility_claims"."other_project_id", "compatibility_claims"."external_thing") = 1 and ("compatibility_claims"."other_project_id" is null or "compatibility_claims"."project_id" < "compatibility_claims"."other_project_id"))
);
--> statement-breakpoint
CREATE TABLE "assessments" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assessments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"project_id" integer NOT NULL,
	"criterion_id" integer NOT NULL,
	"result" "assessment_result" NOT NULL,
	"justification" text NOT NULL,
	"assessed_on" date NOT NULL,
	"valid_until" date,
	"is_own_project" boolean NOT NULL,
	"meeting_id" integer,
	"entered_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"entered_by" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ci_runs" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ci_runs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"project_id" integer,
	"combination_id" integer,
	"criterion_id" integer NOT NULL,
	"status" "ci_run_status" NOT NULL,
	"run_id" text,
	"attempt" integer DEFAULT 1 NOT NULL,
	"url" text,
	"commit" text,
	"branch" text,
	"kernel_series" text,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"finished_on" date,
	"reported_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"reported_by" integer NOT NULL,
	CONSTRAINT "ci_runs_attempt" UNIQUE NULLS NOT DISTINCT("project_id","combination_id","criterion_id","run_id","attempt"),
	CONSTRAINT "ci_runs_subject" CHECK (num_nonnulls("ci_runs"."project_id", "ci_runs"."combination_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "criteria" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "criteria_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	CONSTRAINT "criteria_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "criterion_records" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "criterion_records_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"criterion_id" integer NOT NULL,
	"sequence" integer NOT NULL,
	"act" "criterion_act" NOT NULL,
	"effective_on" date NOT NULL,
	"gates" "readiness" NOT NULL,
	"kind" "criterion_kind" NOT NULL,
	"title" text NOT NULL,
	"standing" "criterion_standing" NOT NULL,
	"basis" "basis" NOT NULL,
	"required_runs" integer,
	"window_days" integer,
	"meeting_id" integer,
	"reason" text,
	"entered_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"entered_by" integer NOT NULL,
	CONSTRAINT "criterion_records_place" UNIQUE("criterion_id","sequence"),
	CONSTRAINT "criterion_records_ci" CHECK (("criterion_records"."kind" = 'CI') = ("criterion_records"."required_runs" is not null and "criterion_records"."window_days" is not null))
);
--> statement-breakpoint
CREATE TABLE "waiver_revocations" (
	"waiver_id" integer PRIMARY KEY NOT NULL,
	"meeting_id" integer NOT NULL,
	"reason" text NOT NULL,
	"entered_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"entered_by" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "waivers" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "waivers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"project_id" integer NOT NULL,
	"criterion_id" integer NOT NULL,
	"meeting_id" integer NOT NULL,
	"reason" text NOT NULL,
	"expires_on" date NOT NULL,
	"entered_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"entered_by" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "evidence_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"status_change_id" integer,
	"proposal_id" integer,
	"criterion_record_id" integer,
	"assessment_id" integer,
	"waiver_id" integer,
	"claim_id" integer,
	"combination_version_id" integer,
	"channel_name_id" integer,
	"position" integer NOT NULL,
	"url" text,
	"revision_id" integer,
	"line_start" integer,
	"line_end" integer,
	"quote" text,
	CONSTRAINT "evidence_owner" CHECK (num_nonnulls("evidence"."status_change_id", "evidence"."proposal_id", "evidence"."criterion_record_id", "evidence"."assessment_id", "evidence"."waiver_id", "evidence"."claim_id", "evidence"."combination_version_id", "evidence"."channel_name_id") = 1),
	CONSTRAINT "evidence_kind" CHECK (num_nonnulls("evidence"."url", "evidence"."revision_id") = 1),
	CONSTRAINT "evidence_span" CHECK (case when "evidence"."revision_id" is null then "evidence"."line_start" is null and "evidence"."line_end" is null else "evidence"."line_start" >= 1 and "evidence"."line_end" >= "evidence"."line_start" and "evidence"."quote" is not null end)
);
--> statement-breakpoint
CREATE TABLE "meetings" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "meetings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"date" date NOT NULL,
	"starts_at" timestamp (3) with time zone,
	"location" text,
	"announcement_url" text,
	"recording_url" text,
	"scribe_id" integer,
	"attendee_organisations" text[] DEFAULT '{}' NOT NULL,
	"announced_next_on" date,
	"stated_previous_on" date,
	CONSTRAINT "meetings_date_unique" UNIQUE("date"),
	CONSTRAINT "meetings_id_date" UNIQUE("id","date")
);
--> statement-breakpoint
CREATE TABLE "planned_topic_presenters" (
	"planned_topic_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "planned_topic_presenters_planned_topic_id_person_id_pk" PRIMARY KEY("planned_topic_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "planned_topic_projects" (
	"planned_topic_id" integer NOT NULL,
	"project_id" integer NOT NULL,
	"via" "project_link_via" NOT NULL,
	CONSTRAINT "planned_topic_projects_planned_topic_id_project_id_pk" PRIMARY KEY("planned_topic_id","project_id")
);
--> statement-breakpoint
CREATE TABLE "planned_topics" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "planned_topics_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"meeting_id" integer NOT NULL,
	"position" integer NOT NULL,
	"origin" "planned_topic_origin" NOT NULL,
	"text" text NOT NULL,
	"line_start" integer,
	"line_end" integer
);
--> statement-breakpoint
CREATE TABLE "note_projects" (
	"note_id" integer NOT NULL,
	"project_id" integer NOT NULL,
	"role" "project_link_role" NOT NULL,
	"via" "project_link_via" NOT NULL,
	CONSTRAINT "note_projects_note_id_project_id_pk" PRIMARY KEY("note_id","project_id")
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"meeting_id" integer NOT NULL,
	"parent_id" integer,
	"position" integer NOT NULL,
	"depth" integer NOT NULL,
	"section" text NOT NULL,
	"speaker_id" integer,
	"text" text NOT NULL,
	"markdown" text NOT NULL,
	"links" text[] DEFAULT '{}' NOT NULL,
	"line_start" integer NOT NULL,
	"line_end" integer NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('english'::regconfig, "notes"."text")) STORED NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "people_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"handle" text NOT NULL,
	"name" text,
	"is_bot" boolean DEFAULT false NOT NULL,
	CONSTRAINT "people_handle_unique" UNIQUE("handle")
);
--> statement-breakpoint
CREATE TABLE "project_aliases" (
	"alias" text PRIMARY KEY NOT NULL,
	"project_id" integer NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "project_people" (
	"project_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "project_people_project_id_person_id_pk" PRIMARY KEY("project_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "projects_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"summary" text NOT NULL,
	"organisations" text[] DEFAULT '{}' NOT NULL,
	"links" text[] DEFAULT '{}' NOT NULL,
	"not_aliases" text[] DEFAULT '{}' NOT NULL,
	"path" text,
	"kernel_series" text,
	"kernel_base" text,
	"kernel_form" text,
	"entered_projects_on" date,
	"left_projects_on" date,
	"default_branch" text DEFAULT 'master' NOT NULL,
	"delta" jsonb,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('english'::regconfig, "projects"."name" || ' ' || "projects"."slug" || ' ' || "projects"."summary")) STORED NOT NULL,
	CONSTRAINT "projects_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "proposals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"project_id" integer NOT NULL,
	"to" "readiness" NOT NULL,
	"effective_on" date,
	"reason" text NOT NULL,
	"opened_on" date NOT NULL,
	"opened_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"opened_by" integer NOT NULL,
	"criterion_id" integer,
	"outcome" "proposal_outcome",
	"closed_on" date,
	"closed_by" integer,
	"closed_reason" text,
	"status_change_id" integer,
	CONSTRAINT "proposals_status_change_id_unique" UNIQUE("status_change_id"),
	CONSTRAINT "proposals_closed" CHECK (("proposals"."outcome" is null) = ("proposals"."closed_on" is null)),
	CONSTRAINT "proposals_recorded" CHECK (("proposals"."outcome" is not null and "proposals"."outcome" = 'RECORDED') = ("proposals"."status_change_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "suggestions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "suggestions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"meeting_id" integer NOT NULL,
	"project_id" integer,
	"note_id" integer,
	"revision_id" integer NOT NULL,
	"line_start" integer NOT NULL,
	"line_end" integer NOT NULL,
	"quote" text NOT NULL,
	"rule" text NOT NULL,
	"suggested_to" "readiness",
	"state" "suggestion_state" DEFAULT 'WAITING' NOT NULL,
	"proposal_id" integer,
	"closed_on" date,
	"closed_by" integer,
	"closed_reason" text
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "decisions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"report_id" integer NOT NULL,
	"position" integer NOT NULL,
	"line_start" integer NOT NULL,
	"line_end" integer NOT NULL,
	"subject" text NOT NULL,
	"content" jsonb NOT NULL,
	"record_table" text NOT NULL,
	"record_id" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_revisions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "report_revisions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"report_id" integer NOT NULL,
	"number" integer NOT NULL,
	"hash" text NOT NULL,
	"content" text NOT NULL,
	"is_paraphrase" boolean NOT NULL,
	"link" text,
	"imported_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"imported_by" integer NOT NULL,
	CONSTRAINT "report_revisions_number" UNIQUE("report_id","number"),
	CONSTRAINT "report_revisions_hash" UNIQUE("report_id","hash")
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"meeting_id" integer NOT NULL,
	"path" text NOT NULL,
	"current_revision_id" integer,
	CONSTRAINT "reports_meeting_id_unique" UNIQUE("meeting_id"),
	CONSTRAINT "reports_path_unique" UNIQUE("path")
);
--> statement-breakpoint
CREATE TABLE "allowed_moves" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "allowed_moves_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"from" "readiness",
	"to" "readiness" NOT NULL,
	"requires_override" boolean DEFAULT false NOT NULL,
	"description" text NOT NULL,
	CONSTRAINT "allowed_moves_pair" UNIQUE NULLS NOT DISTINCT("from","to")
);
--> statement-breakpoint
CREATE TABLE "status_changes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "status_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"project_id" integer NOT NULL,
	"sequence" integer NOT NULL,
	"place" integer DEFAULT 0 NOT NULL,
	"kind" "status_change_kind" NOT NULL,
	"effect" "status_change_effect" NOT NULL,
	"corrects_id" integer,
	"meeting_id" integer NOT NULL,
	"meeting_date" date NOT NULL,
	"effective_on" date NOT NULL,
	"to" "readiness",
	"stated_from" "readiness",
	"basis" "basis" NOT NULL,
	"reason" text NOT NULL,
	"override" text,
	"gate" jsonb,
	"entered_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"entered_by" integer NOT NULL,
	CONSTRAINT "status_changes_one_correction" UNIQUE("corrects_id"),
	CONSTRAINT "status_changes_place" UNIQUE("project_id","sequence"),
	CONSTRAINT "status_changes_to" CHECK (("status_changes"."effect" = 'RETRACT') = ("status_changes"."to" is null)),
	CONSTRAINT "status_changes_corrects" CHECK (("status_changes"."kind" = 'CORRECTION') = ("status_changes"."corrects_id" is not null)),
	CONSTRAINT "status_changes_effect" CHECK (case "status_changes"."kind" when 'CHANGE' then "status_changes"."effect" = 'SET' when 'CONFIRMATION' then "status_changes"."effect" = 'CONFIRM' else true end)
);
--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_token_id_tokens_id_fk" FOREIGN KEY ("token_id") REFERENCES "public"."tokens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "token_projects" ADD CONSTRAINT "token_projects_token_id_tokens_id_fk" FOREIGN KEY ("token_id") REFERENCES "public"."tokens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "token_projects" ADD CONSTRAINT "token_projects_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_item_presenters" ADD CONSTRAINT "agenda_item_presenters_agenda_item_id_agenda_items_id_fk" FOREIGN KEY ("agenda_item_id") REFERENCES "public"."agenda_items"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_item_presenters" ADD CONSTRAINT "agenda_item_presenters_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_item_projects" ADD CONSTRAINT "agenda_item_projects_agenda_item_id_agenda_items_id_fk" FOREIGN KEY ("agenda_item_id") REFERENCES "public"."agenda_items"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_item_projects" ADD CONSTRAINT "agenda_item_projects_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD CONSTRAINT "agenda_items_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_items" ADD CONSTRAINT "agenda_items_parent_id_agenda_items_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."agenda_items"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_names" ADD CONSTRAINT "channel_names_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_names" ADD CONSTRAINT "channel_names_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_names" ADD CONSTRAINT "channel_names_entered_by_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "combination_members" ADD CONSTRAINT "combination_members_version_id_combination_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."combination_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "combination_members" ADD CONSTRAINT "combination_members_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "combination_versions" ADD CONSTRAINT "combination_versions_combination_id_combinations_id_fk" FOREIGN KEY ("combination_id") REFERENCES "public"."combinations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "combination_versions" ADD CONSTRAINT "combination_versions_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "combination_versions" ADD CONSTRAINT "combination_versions_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "combination_versions" ADD CONSTRAINT "combination_versions_entered_by_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compatibility_claims" ADD CONSTRAINT "compatibility_claims_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compatibility_claims" ADD CONSTRAINT "compatibility_claims_other_project_id_projects_id_fk" FOREIGN KEY ("other_project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compatibility_claims" ADD CONSTRAINT "compatibility_claims_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compatibility_claims" ADD CONSTRAINT "compatibility_claims_entered_by_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_criterion_id_criteria_id_fk" FOREIGN KEY ("criterion_id") REFERENCES "public"."criteria"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_entered_by_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ci_runs" ADD CONSTRAINT "ci_runs_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ci_runs" ADD CONSTRAINT "ci_runs_combination_id_combinations_id_fk" FOREIGN KEY ("combination_id") REFERENCES "public"."combinations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ci_runs" ADD CONSTRAINT "ci_runs_criterion_id_criteria_id_fk" FOREIGN KEY ("criterion_id") REFERENCES "public"."criteria"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ci_runs" ADD CONSTRAINT "ci_runs_reported_by_people_id_fk" FOREIGN KEY ("reported_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion_records" ADD CONSTRAINT "criterion_records_criterion_id_criteria_id_fk" FOREIGN KEY ("criterion_id") REFERENCES "public"."criteria"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion_records" ADD CONSTRAINT "criterion_records_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion_records" ADD CONSTRAINT "criterion_records_entered_by_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiver_revocations" ADD CONSTRAINT "waiver_revocations_waiver_id_waivers_id_fk" FOREIGN KEY ("waiver_id") REFERENCES "public"."waivers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiver_revocations" ADD CONSTRAINT "waiver_revocations_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waiver_revocations" ADD CONSTRAINT "waiver_revocations_entered_by_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_criterion_id_criteria_id_fk" FOREIGN KEY ("criterion_id") REFERENCES "public"."criteria"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_entered_by_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_status_change_id_status_changes_id_fk" FOREIGN KEY ("status_change_id") REFERENCES "public"."status_changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_criterion_record_id_criterion_records_id_fk" FOREIGN KEY ("criterion_record_id") REFERENCES "public"."criterion_records"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_waiver_id_waivers_id_fk" FOREIGN KEY ("waiver_id") REFERENCES "public"."waivers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_claim_id_compatibility_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."compatibility_claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_combination_version_id_combination_versions_id_fk" FOREIGN KEY ("combination_version_id") REFERENCES "public"."combination_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_channel_name_id_channel_names_id_fk" FOREIGN KEY ("channel_name_id") REFERENCES "public"."channel_names"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_revision_id_report_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."report_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_scribe_id_people_id_fk" FOREIGN KEY ("scribe_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_topic_presenters" ADD CONSTRAINT "planned_topic_presenters_planned_topic_id_planned_topics_id_fk" FOREIGN KEY ("planned_topic_id") REFERENCES "public"."planned_topics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_topic_presenters" ADD CONSTRAINT "planned_topic_presenters_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_topic_projects" ADD CONSTRAINT "planned_topic_projects_planned_topic_id_planned_topics_id_fk" FOREIGN KEY ("planned_topic_id") REFERENCES "public"."planned_topics"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_topic_projects" ADD CONSTRAINT "planned_topic_projects_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planned_topics" ADD CONSTRAINT "planned_topics_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_projects" ADD CONSTRAINT "note_projects_note_id_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."notes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_projects" ADD CONSTRAINT "note_projects_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_parent_id_notes_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."notes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_speaker_id_people_id_fk" FOREIGN KEY ("speaker_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_aliases" ADD CONSTRAINT "project_aliases_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_people" ADD CONSTRAINT "project_people_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_people" ADD CONSTRAINT "project_people_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_opened_by_people_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_criterion_id_criteria_id_fk" FOREIGN KEY ("criterion_id") REFERENCES "public"."criteria"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_closed_by_people_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_status_change_id_status_changes_id_fk" FOREIGN KEY ("status_change_id") REFERENCES "public"."status_changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_note_id_notes_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."notes"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_revision_id_report_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."report_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_closed_by_people_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_revisions" ADD CONSTRAINT "report_revisions_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_revisions" ADD CONSTRAINT "report_revisions_imported_by_people_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_current_revision_id_report_revisions_id_fk" FOREIGN KEY ("current_revision_id") REFERENCES "public"."report_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_changes" ADD CONSTRAINT "status_changes_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_changes" ADD CONSTRAINT "status_changes_corrects_id_status_changes_id_fk" FOREIGN KEY ("corrects_id") REFERENCES "public"."status_changes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_changes" ADD CONSTRAINT "status_changes_entered_by_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_changes" ADD CONSTRAINT "status_changes_meeting" FOREIGN KEY ("meeting_id","meeting_date") REFERENCES "public"."meetings"("id","date") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_events_at" ON "audit_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "idempotency_keys_created" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "agenda_item_projects_project" ON "agenda_item_projects" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "agenda_items_meeting" ON "agenda_items" USING btree ("meeting_id","position");--> statement-breakpoint
CREATE INDEX "compatibility_claims_newest" ON "compatibility_claims" USING btree ("project_id","other_project_id","claimed_on","id");--> statement-breakpoint
CREATE INDEX "assessments_newest" ON "assessments" USING btree ("project_id","criterion_id","assessed_on","id");--> statement-breakpoint
CREATE INDEX "ci_runs_newest" ON "ci_runs" USING btree ("project_id","criterion_id","finished_on");--> statement-breakpoint
CREATE INDEX "waivers_project" ON "waivers" USING btree ("project_id","criterion_id");--> statement-breakpoint
CREATE INDEX "evidence_status_change" ON "evidence" USING btree ("status_change_id");--> statement-breakpoint
CREATE INDEX "evidence_proposal" ON "evidence" USING btree ("proposal_id");--> statement-breakpoint
CREATE INDEX "evidence_criterion_record" ON "evidence" USING btree ("criterion_record_id");--> statement-breakpoint
CREATE INDEX "evidence_assessment" ON "evidence" USING btree ("assessment_id");--> statement-breakpoint
CREATE INDEX "evidence_waiver" ON "evidence" USING btree ("waiver_id");--> statement-breakpoint
CREATE INDEX "evidence_claim" ON "evidence" USING btree ("claim_id");--> statement-breakpoint
CREATE INDEX "evidence_combination_version" ON "evidence" USING btree ("combination_version_id");--> statement-breakpoint
CREATE INDEX "evidence_channel_name" ON "evidence" USING btree ("channel_name_id");--> statement-breakpoint
CREATE INDEX "evidence_revision" ON "evidence" USING btree ("revision_id");--> statement-breakpoint
CREATE INDEX "planned_topic_projects_project" ON "planned_topic_projects" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "planned_topics_meeting" ON "planned_topics" USING btree ("meeting_id","position");--> statement-breakpoint
CREATE INDEX "note_projects_project" ON "note_projects" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "notes_meeting" ON "notes" USING btree ("meeting_id","position");--> statement-breakpoint
CREATE INDEX "notes_search" ON "notes" USING gin ("search");--> statement-breakpoint
CREATE INDEX "projects_search" ON "projects" USING gin ("search");--> statement-breakpoint
CREATE UNIQUE INDEX "proposals_one_open" ON "proposals" USING btree ("project_id","to",coalesce("criterion_id", 0)) WHERE "proposals"."outcome" is null;--> statement-breakpoint
CREATE INDEX "proposals_project" ON "proposals" USING btree ("project_id","opened_on");--> statement-breakpoint
CREATE INDEX "suggestions_meeting" ON "suggestions" USING btree ("meeting_id");--> statement-breakpoint
CREATE INDEX "suggestions_project" ON "suggestions" USING btree ("project_id");--> statement-breakpoint
CREATE INDEX "decisions_report" ON "decisions" USING btree ("report_id","position");--> statement-breakpoint
CREATE INDEX "status_changes_order" ON "status_changes" USING btree ("project_id","effective_on","meeting_date","place");--> statement-breakpoint
CREATE INDEX "status_changes_by_meeting" ON "status_changes" USING btree ("meeting_id");
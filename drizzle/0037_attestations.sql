ALTER TYPE "public"."criterion_kind" ADD VALUE 'ATTESTATION';--> statement-breakpoint
ALTER TABLE "criterion_records" DROP CONSTRAINT "criterion_records_ci";--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "attestation_url" text;--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "attestation_digest" text;--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "score" double precision;--> statement-breakpoint
ALTER TABLE "assessments" ADD COLUMN "issued_on" date;--> statement-breakpoint
ALTER TABLE "criterion_records" ADD COLUMN "minimum_score" double precision;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_attested" CHECK (("assessments"."attestation_url" is null) = ("assessments"."issued_on" is null) and ("assessments"."attestation_url" is not null or num_nonnulls("assessments"."attestation_digest", "assessments"."score") = 0));--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_score" CHECK ("assessments"."score" between 0 and 10);--> statement-breakpoint
ALTER TABLE "criterion_records" ADD CONSTRAINT "criterion_records_settings" CHECK (("criterion_records"."kind" = 'CI') = ("criterion_records"."required_runs" is not null) and ("criterion_records"."kind" = 'REVIEW') = ("criterion_records"."window_days" is null) and ("criterion_records"."kind" in ('CI', 'REVIEW')) = ("criterion_records"."minimum_score" is null));

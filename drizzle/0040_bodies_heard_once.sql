ALTER TABLE "heard" ADD COLUMN "digest" text;--> statement-breakpoint
ALTER TABLE "heard" ADD CONSTRAINT "heard_body_once" UNIQUE("source","digest");
CREATE INDEX "project_aliases_project" ON "project_aliases" USING btree ("project_id","position");--> statement-breakpoint
CREATE INDEX "projects_by_name" ON "projects" USING btree ((lower("name") collate "C"),"id");--> statement-breakpoint
CREATE INDEX "status_changes_by_effect" ON "status_changes" USING btree ("effective_on","meeting_date","id");--> statement-breakpoint
CREATE INDEX "status_changes_by_record" ON "status_changes" USING btree ("meeting_date","id");
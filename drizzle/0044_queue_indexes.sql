CREATE INDEX "heard_waiting" ON "heard" USING btree ("at") WHERE "heard"."state" = 'WAITING';--> statement-breakpoint
CREATE INDEX "heard_given_up" ON "heard" USING btree ("ended_at") WHERE "heard"."state" = 'GIVEN_UP';--> statement-breakpoint
CREATE INDEX "deliveries_given_up" ON "deliveries" USING btree ("ended_at") WHERE "deliveries"."state" = 'GIVEN_UP';
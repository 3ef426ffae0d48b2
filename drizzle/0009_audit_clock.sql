-- The audit trail is told by the database's clock, whichever server writes, and never runs backwards: number and instant are drawn
-- together, one event at a time, and no instant is before the last, even where the clock of the database itself is set back.
CREATE SEQUENCE audit_instants MINVALUE 0;
--> statement-breakpoint
SELECT setval('audit_instants', coalesce((SELECT floor(extract(epoch FROM max(at)) * 1000)::bigint FROM audit_events), 0));
--> statement-breakpoint
CREATE FUNCTION draw_audit_instant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Let go of at once and not at the end of the transaction: acts of different people do not wait for each other.
  PERFORM pg_advisory_lock(7310294486523003);
  NEW.id := nextval(pg_get_serial_sequence('audit_events', 'id'));
  NEW.at := to_timestamp(setval('audit_instants', greatest(
    floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint,
    (SELECT last_value FROM audit_instants))) / 1000.0);
  PERFORM pg_advisory_unlock(7310294486523003);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER draw_audit_instant BEFORE INSERT ON audit_events FOR EACH ROW EXECUTE FUNCTION draw_audit_instant();

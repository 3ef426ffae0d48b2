-- For PostGraphile, which reads what it answers from the database: the rules of the tracker for a project's last change and for its
-- criteria, as functions that it takes for columns.
create function projects_last_change(project projects) returns status_changes language sql stable as $$
  select standing.* from standing_status_changes((now() at time zone 'UTC')::date, 'EFFECTIVE') as standing
  where standing.project_id = project.id and standing.effect = 'SET'
  order by standing.effective_on desc, standing.meeting_date desc, standing.place desc limit 1
$$;

create type criterion_result as (key text, title text, verdict text, since date);

create function projects_criterion_results(project projects) returns setof criterion_result language sql stable rows 4 as $$
  with criterion as (
    select c.key, last.*, (select min(effective_on) from criterion_records where criterion_id = c.id) as first_on
    from criteria c, lateral (
      select * from criterion_records r
      where r.criterion_id = c.id and r.effective_on <= (now() at time zone 'UTC')::date
      order by r.effective_on desc, r.sequence desc limit 1
    ) as last
    where last.act <> 'RETIRED'
  ),
  found as (
    select criterion.key, criterion.title, criterion.first_on, criterion.criterion_id, ci.verdict, ci.since
    from criterion, lateral (
      select newest.*, last.*, coalesce(running.started_at > now() - make_interval(hours => 24 * criterion.window_days), false) as is_running, running.started_at as begun_at
      from (select) as one
      left join lateral (
        select (array_agg(run.status))[1] as status, (array_agg(run.finished_at))[1] as finished_at
        from (
          select run.status, run.finished_at from ci_runs run
          where run.project_id = project.id and run.criterion_id = criterion.criterion_id and run.combination_id is null
            and (run.branch is null or run.branch = project.default_branch) and run.finished_at <= now()
          order by run.finished_on desc, run.finished_at desc, run.id desc limit 1
        ) as run
      ) as newest on true
      left join lateral (
        select count(*) filter (where status = 'PASSED') as passed from (
          select run.status from ci_runs run
          where run.project_id = project.id and run.criterion_id = criterion.criterion_id and run.combination_id is null
            and (run.branch is null or run.branch = project.default_branch) and run.finished_at <= now()
          order by run.finished_on desc, run.finished_at desc, run.id desc limit criterion.required_runs
        ) as run
      ) as last on true
      left join lateral (
        select run.started_at from ci_runs run
        where run.project_id = project.id and run.criterion_id = criterion.criterion_id and run.combination_id is null
          and (run.branch is null or run.branch = project.default_branch) and run.finished_on is null and run.started_at <= now()
        order by run.started_at desc, run.id desc limit 1
      ) as running on true
    ) as run, lateral (
      select case
        when run.status is null then case when run.is_running then 'RUNNING' when run.begun_at is not null then 'STALE' else 'MISSING' end
        when run.status = 'FAILED' then 'FAILED'
        when run.status <> 'PASSED' then 'ERRORED'
        when now() >= run.finished_at + make_interval(hours => 24 * criterion.window_days) then 'STALE'
        when run.passed >= criterion.required_runs then 'MET'
        when run.is_running then 'RUNNING'
        else 'INSUFFICIENT' end as verdict
    ) as judged, lateral (
      select judged.verdict, (case
        when judged.verdict = 'STALE' then coalesce(run.finished_at, run.begun_at) + make_interval(hours => 24 * criterion.window_days)
        when judged.verdict = 'RUNNING' then run.begun_at
        else run.finished_at end at time zone 'UTC')::date as since
    ) as ci
    where criterion.kind = 'CI'
    union all
    select criterion.key, criterion.title, criterion.first_on, criterion.criterion_id,
      case when assessment.result is null then 'MISSING'
        when assessment.valid_until < (now() at time zone 'UTC')::date then 'STALE'
        when assessment.result = 'NOT_MET' then 'FAILED' else assessment.result::text end,
      case when assessment.valid_until < (now() at time zone 'UTC')::date then assessment.valid_until + 1 else assessment.assessed_on end
    from criterion left join lateral (
      select * from assessments a
      where a.project_id = project.id and a.criterion_id = criterion.criterion_id and a.assessed_on <= (now() at time zone 'UTC')::date
      order by a.assessed_on desc, a.id desc limit 1
    ) as assessment on true
    where criterion.kind = 'REVIEW'
  )
  select told.key, told.title, told.verdict, told.since
  from found left join lateral (
    select w.expires_on, granted.date as granted_on, revoked.date as revoked_on
    from waivers w join meetings granted on granted.id = w.meeting_id
    left join waiver_revocations r on r.waiver_id = w.id left join meetings revoked on revoked.id = r.meeting_id
    where w.project_id = project.id and w.criterion_id = found.criterion_id and granted.date <= (now() at time zone 'UTC')::date
    order by granted.date desc, w.id desc limit 1
  ) as waiver on true, lateral (
    select waiver.granted_on is not null and (waiver.revoked_on is null or waiver.revoked_on > (now() at time zone 'UTC')::date)
      and waiver.expires_on >= (now() at time zone 'UTC')::date and found.verdict not in ('MET', 'NOT_APPLICABLE') as is_waived
  ) as waived, lateral (
    select found.key, found.title, case when waived.is_waived then 'WAIVED' else found.verdict end as verdict,
      case when waived.is_waived then waiver.granted_on else coalesce(found.since, found.first_on) end as since
  ) as told
  order by array_position(
    array['FAILED', 'ERRORED', 'MISSING', 'STALE', 'RUNNING', 'INSUFFICIENT', 'WAIVED', 'NOT_APPLICABLE', 'MET'], told.verdict), told.key collate "C"
$$;

-- It calls the key of each table so itself.
comment on column voidings.row_id is '@name voided_row_id';

-- $1 projects as years of work leave them: meetings that recorded changes, criteria, CI runs, assessments and waivers. What is
-- known of a project follows from its number, so that every database of one size is the same; days are counted back from today.
insert into people (handle) values ('chair');

insert into channels (slug, summary) values ('testing', 'Several security projects in one kernel.');

insert into meetings (date, state, starts_at, location)
select day, 'HELD', day + time '16:00', 'https://meet.example.org/' || n
from generate_series(1, 120) as n, lateral (select date '2017-05-24' + 14 * (n - 1) as day) as held;

insert into projects (slug, name, summary, organisations)
select 'project-' || lpad(n::text, 5, '0'), 'Project ' || lpad(n::text, 5, '0'), 'The ' || n || 'th of many projects.',
  array[case when n % 3 = 0 then 'Docker' else 'HPE' end]
from generate_series(1, $1::int) as n;

-- The first project has fifty records, every other one to three; one in twenty-five has none.
insert into status_changes (project_id, meeting_id, meeting_date, kind, effect, "to", effective_on, basis, reason, entered_by, sequence)
select project.id, meeting.id, meeting.date, step.kind, step.effect, step."to", meeting.date, 'STATED',
  'It was said in the meeting of ' || meeting.date || '.', 1, step.n
from projects project, lateral (
  select n, 'CHANGE'::status_change_kind as kind, 'SET'::status_change_effect as effect,
    (case when n % 2 = 1 then 'EXPERIMENTAL' else 'TESTING' end)::readiness as "to", 2 * n as meeting_id
  from generate_series(1, 50) as n where project.id = 1
  union all
  select n, case when n = 3 then 'CONFIRMATION' else 'CHANGE' end::status_change_kind,
    case when n = 3 then 'CONFIRM' else 'SET' end::status_change_effect,
    (case when n = 1 then 'EXPERIMENTAL' else 'TESTING' end)::readiness, 1 + project.id % 60 + 20 * (n - 1)
  from generate_series(1, 1 + project.id % 3) as n where project.id > 1 and project.id % 25 <> 0
) as step, meetings meeting
where meeting.id = step.meeting_id
order by project.id, step.n;

insert into criteria (key) values ('ci-boots'), ('ci-nightly'), ('maintained'), ('reviewed'), ('signed');

insert into criterion_records (criterion_id, sequence, act, effective_on, gates, kind, title, standing, basis, required_runs, window_days, meeting_id, reason, entered_by)
select criterion.id, record.n, record.act, meeting.date, criterion.gates::readiness, criterion.kind::criterion_kind, criterion.title,
  criterion.standing::criterion_standing, 'STATED', criterion.required, criterion.days, meeting.id, 'So it was decided.', 1
from (values
  (1, 'TESTING', 'CI', 'Its image boots on every change', 'ADOPTED', 3, 30),
  (2, 'GRADUATED', 'CI', 'The nightly run passes', 'ADOPTED', 5, 7),
  (3, 'EXPERIMENTAL', 'REVIEW', 'Somebody maintains it', 'ADOPTED', null, null),
  (4, 'TESTING', 'REVIEW', 'Its code was reviewed', 'PROPOSED', null, null),
  (5, 'TESTING', 'REVIEW', 'Its commits are signed', 'ADOPTED', null, null)
) as criterion(id, gates, kind, title, standing, required, days), lateral (
  select 1 as n, 'DEFINED'::criterion_act as act, 2 as meeting_id
  union all select 2, 'RETIRED', 9 where criterion.id = 5
) as record, meetings meeting
where meeting.id = record.meeting_id;

-- Twelve runs for each CI criterion, the newest of them today or weeks ago; one in seven runs failed, one in three projects has one under way.
insert into ci_runs (project_id, criterion_id, status, run_id, attempt, url, commit, branch, started_at, finished_at, finished_on, reported_at, reported_by)
select project.id, criterion.id, run.status::ci_run_status, run.n || '', 1, 'https://ci.example.org/' || project.id || '/' || run.n,
  md5(project.id || ' ' || run.n), case when run.n % 5 = 4 then 'topic' else 'master' end, run.started_at,
  case when run.status <> 'RUNNING' then run.started_at + interval '20 minutes' end,
  case when run.status <> 'RUNNING' then ((run.started_at + interval '20 minutes') at time zone 'UTC')::date end,
  run.started_at, 1
from projects project, (values (1), (2)) as criterion(id), lateral (
  select n, case when n = 0 and project.id % 3 = 0 then 'RUNNING' when (project.id + 3 * n + criterion.id) % 7 = 0 then 'FAILED'
      when (project.id + n) % 31 = 0 then 'ERRORED' else 'PASSED' end as status,
    date_trunc('day', now()) - interval '1 day' * (n + (project.id * criterion.id) % 11) - interval '1 minute' * (60 + project.id % 600) as started_at
  from generate_series(0, 11) as n
) as run
where project.id % 13 <> 0;

insert into assessments (project_id, criterion_id, result, justification, assessed_on, valid_until, is_own_project, entered_by)
select project.id, criterion.id, (array['MET', 'MET', 'NOT_MET', 'MET', 'NOT_APPLICABLE'])[1 + (project.id + criterion.id + n) % 5]::assessment_result,
  'Looked at by the SIG.', current_date - 200 * n - project.id % 100 - 1,
  case when project.id % 4 = 0 then current_date - project.id % 50 + 20 end, false, 1
from projects project, (values (3), (4)) as criterion(id), generate_series(1, 2) as n
where (project.id + criterion.id) % 6 <> 0;

insert into waivers (project_id, criterion_id, meeting_id, reason, expires_on, entered_by)
select id, 1 + id % 2, 50, 'Its machine is being replaced.', case when id % 14 = 0 then current_date - 30 else current_date + 60 end, 1
from projects where id % 7 = 0;

insert into waiver_revocations (waiver_id, meeting_id, reason, entered_by)
select id, 60, 'The machine is there.', 1 from waivers where project_id % 5 = 0;

-- It was all told when it happened.
update news set given_out_at = now();

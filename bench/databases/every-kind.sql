-- $1 projects with something of every kind for each view and file to show: as fill.sql, and besides reports with their notes, agendas,
-- evidence, corrections, proposals, suggestions, claims, named combinations and their runs, a channel that can be composed, people,
-- aliases, credentials and an audit trail. Of 300 projects 145 are in the channel, of 2,000 961; 200 meetings of 40 notes each, and ten
-- records for each project. What grows with the number of projects in one place: the records of the first, the runs of the second.
-- The last meeting was five days ago, so that what is near today is there whenever it is measured.
insert into people (handle, name) select 'person-' || n, 'Person ' || n from generate_series(1, 60) as n;

insert into channels (slug, summary, base) values ('testing', 'Several security projects in one kernel.', '{
  "kernel": { "image": "linuxkit/kernel:4.9.38", "cmdline": ["console=tty0", "console=ttyS0"] },
  "init": ["linuxkit/init:d049e7b2", "linuxkit/runc:d5cbeb95"],
  "onboot": [{ "name": "sysctl", "image": "linuxkit/sysctl:d1a43c7c" }],
  "services": [{ "name": "getty", "image": "linuxkit/getty:deb9332e" }] }');

insert into meetings (date, state, starts_at, location, announcement_url, scribe_id, attendee_organisations, announced_next_on)
select day, 'HELD', day + time '16:00', 'https://meet.example.org/' || n, 'https://lists.example.org/' || n, 1 + n % 60, '{Docker,HPE}', day + 14
from generate_series(1, 201) as n, lateral (select current_date - 5 - 14 * (200 - n) as day) as held;

insert into channel_names (channel_id, name, since, meeting_id, reason, entered_by)
select 1, named.name, date, meetings.id, 'So the meeting called it.', 1
from meetings join (values (1, 'hardened'), (20, 'testing')) as named(meeting_id, name) on named.meeting_id = meetings.id;

insert into projects (slug, name, summary, organisations, links, kernel_series, kernel_base, kernel_form, path, entered_projects_on, delta)
select 'project-' || lpad(n::text, 5, '0'), 'Project ' || lpad(n::text, 5, '0'), 'The ' || n || 'th of many projects that harden the kernel.',
  array[case when n % 3 = 0 then 'Docker' else 'HPE' end], array['https://example.org/' || n],
  (array['4.9', '4.9', '4.11', null])[1 + n % 4], (array['4.9.38', '4.9.38', '4.11.4', null])[1 + n % 4],
  (array['patches', 'patches', 'tree', null])[1 + n % 4], 'projects/project-' || n, current_date - 2000,
  case when n % 2 = 0 then jsonb_build_object(
    'init', jsonb_build_array('linuxkit/tools-' || n || ':1'),
    'onboot', jsonb_build_object('add', jsonb_build_array(jsonb_build_object('name', 'load-' || n, 'image', 'linuxkit/load-' || n || ':1')))) end
from generate_series(1, $1::int) as n;

insert into project_aliases (alias, project_id, position) select 'P' || id, id, 0 from projects;

insert into project_people (project_id, person_id, position)
select project.id, 1 + (project.id + 7 * n) % 60, n from projects project, generate_series(0, 1) as n;

insert into reports (meeting_id, path, folder)
select id, 'reports/sig-security/' || date || '.md', 'reports/sig-security' from meetings where id <= 200 order by id;

-- A heading, and from its third line on one line for each note.
insert into report_revisions (report_id, number, hash, content, is_paraphrase, link, imported_by)
select report.id, 1, repeat(md5(report.path), 2),
  '# Security SIG ' || meeting.date || e'\n\n' || (select string_agg('- project-' || lpad((1 + (meeting.id * 40 + n) % $1)::text, 5, '0') || ' was talked about, the patches of it and its ' || n || 'th test', e'\n' order by n) from generate_series(1, 40) as n) || e'\n',
  false, 'https://example.org/' || report.path, 1
from reports report join meetings meeting on meeting.id = report.meeting_id order by report.id;

update reports set current_revision_id = revision.id from report_revisions revision where revision.report_id = reports.id;

insert into agenda_items (meeting_id, position, title, minutes, line_start, line_end)
select meeting.id, n, 'What is new of project ' || (1 + (meeting.id + n) % $1), 10, 1, 1 from meetings meeting, generate_series(1, 5) as n;

insert into agenda_item_projects (agenda_item_id, project_id, via)
select id, 1 + (meeting_id + position) % $1, 'ALIAS' from agenda_items;

insert into agenda_item_presenters (agenda_item_id, person_id, position) select id, 1 + id % 60, 0 from agenda_items;

insert into planned_topics (meeting_id, position, origin, text, line_start, line_end)
select id, 1, 'NOTES', 'Project ' || (1 + id % $1) || ' again', 1, 1 from meetings where id <= 200;

insert into planned_topic_projects (planned_topic_id, project_id, via) select id, 1 + meeting_id % $1, 'ALIAS' from planned_topics;

insert into notes (meeting_id, position, depth, section, speaker_id, text, markdown, links, line_start, line_end)
select meeting.id, n, case when n % 4 = 1 then 0 else 1 end, 'Part ' || (n - 1) / 4, case when n % 3 = 0 then 1 + n end, words, '- ' || words,
  case when n % 5 = 0 then array['https://example.org/note/' || n] else '{}' end, 2 + n, 2 + n
from meetings meeting, generate_series(1, 40) as n, lateral (
  select 'project-' || lpad((1 + (meeting.id * 40 + n) % $1)::text, 5, '0') || ' was talked about, the patches of it and its ' || n || 'th test' as words
) as said
where meeting.id <= 200
order by meeting.id, n;

update notes set parent_id = id - (position - 1) % 4 where position % 4 <> 1;

insert into note_projects (note_id, project_id, role, via)
select id, 1 + (meeting_id * 40 + position) % $1, 'TOPIC'::project_link_role, 'ALIAS'::project_link_via from notes
union all select id, 1, 'MENTION', 'ALIAS' from notes where position % 10 = 0 and (meeting_id * 40 + position) % $1 <> 0
union all select id, 1 + (meeting_id * 40 + position + 1) % $1, 'MENTION', 'ALIAS' from notes where position % 10 = 5;

-- Ten records each: into the channel, out of it, in again, and where the project stands today. One in fifty has none; the first has theirs too.
insert into status_changes (project_id, meeting_id, meeting_date, kind, effect, "to", effective_on, basis, reason, entered_by, sequence)
select project.id, meeting.id, meeting.date, step.kind::status_change_kind, step.effect::status_change_effect, step."to"::readiness, meeting.date,
  (array['STATED', 'STATED', 'INFERRED'])[1 + n % 3]::basis, 'It was said in the meeting of ' || meeting.date || ', and nobody was against it.', 1 + n % 60, n
from (
  select id, case when id % 2 = 0 then case when id % 102 in (50, 100) then 'RETIRED' else 'TESTING' end
    else (array['GRADUATED', 'EXPERIMENTAL', 'RETIRED', 'EXPERIMENTAL', 'EXPERIMENTAL'])[1 + id % 10 / 2] end as today,
    case when id = 1 then 10 + 10 * ($1 / 50) else 10 end as records
  from projects where id % 50 <> 49
) as project, lateral (
  select n,
    case when n in (1, 3, 5, 7) or n = 9 and today <> 'TESTING' then 'CHANGE' else 'CONFIRMATION' end as kind,
    case when n in (1, 3, 5, 7) or n = 9 and today <> 'TESTING' then 'SET' else 'CONFIRM' end as effect,
    case when n in (1, 2, 5, 6) then 'EXPERIMENTAL' when n in (3, 4, 7, 8) then 'TESTING' else today end as "to",
    case when project.id = 1 then 1 + (n - 1) * 200 / records else 1 + project.id * 7 % 20 + 20 * (n - 1) end as meeting_id
  from generate_series(1, records) as n
) as step, meetings meeting
where meeting.id = step.meeting_id and not (project.id % 20 = 4 and n = 10 and today = 'TESTING')
order by project.id, step.n;

-- One in twenty has its last confirmation corrected.
insert into status_changes (project_id, meeting_id, meeting_date, kind, effect, corrects_id, "to", effective_on, basis, reason, entered_by, sequence)
select project_id, meeting_id, meeting_date, 'CORRECTION', effect, id, "to", effective_on, 'STATED', 'The minutes had the wrong day.', 2, 10
from status_changes where project_id % 20 = 4 and sequence = 9 and kind = 'CONFIRMATION' and project_id % 50 <> 49;

insert into evidence (status_change_id, position, url)
select id, 0, 'https://example.org/records/' || id from status_changes;

insert into evidence (status_change_id, position, revision_id, line_start, line_end, quote)
select id, 1, meeting_id, 3 + sequence % 40, 3 + sequence % 40, 'was talked about, the patches of it' from status_changes where id % 3 = 0;

insert into criteria (key) values ('ci-boots'), ('ci-nightly'), ('maintained'), ('reviewed'), ('signed'), ('documented'), ('fuzzed'), ('upstreamed');

insert into criterion_records (criterion_id, sequence, act, effective_on, gates, kind, title, standing, basis, required_runs, window_days, meeting_id, reason, entered_by)
select criterion.id, record.n, record.act, meeting.date, criterion.gates::readiness, criterion.kind::criterion_kind, criterion.title,
  criterion.standing::criterion_standing, 'STATED', criterion.required, criterion.days, meeting.id, 'So it was decided.', 1
from (values
  (1, 'TESTING', 'CI', 'Its image boots on every change', 'ADOPTED', 3, 30),
  (2, 'GRADUATED', 'CI', 'The nightly run passes', 'ADOPTED', 5, 7),
  (3, 'EXPERIMENTAL', 'REVIEW', 'Somebody maintains it', 'ADOPTED', null, null),
  (4, 'TESTING', 'REVIEW', 'Its code was reviewed', 'PROPOSED', null, null),
  (5, 'TESTING', 'REVIEW', 'Its commits are signed', 'ADOPTED', null, null),
  (6, 'GRADUATED', 'REVIEW', 'It is documented', 'ADOPTED', null, null),
  (7, 'GRADUATED', 'REVIEW', 'It was fuzzed', 'ADOPTED', null, null),
  (8, 'GRADUATED', 'REVIEW', 'Its patches are upstream', 'PROPOSED', null, null)
) as criterion(id, gates, kind, title, standing, required, days), lateral (
  select 1 as n, 'DEFINED'::criterion_act as act, 2 as meeting_id
  union all select 2, 'RETIRED', 9 where criterion.id = 5
) as record, meetings meeting
where meeting.id = record.meeting_id;

insert into evidence (criterion_record_id, position, url) select id, 0, 'https://example.org/criteria/' || id from criterion_records;

-- Twelve runs for each CI criterion, as in fill.sql; of the second project ten for each project there is.
insert into ci_runs (project_id, criterion_id, status, run_id, attempt, url, commit, branch, kernel_series, started_at, finished_at, finished_on, reported_at, reported_by)
select project.id, criterion.id, run.status::ci_run_status, run.n || '', 1, 'https://ci.example.org/' || project.id || '/' || run.n,
  md5(project.id || ' ' || run.n), case when run.n % 5 = 4 then 'topic' else 'master' end, '4.9', run.started_at,
  case when run.status <> 'RUNNING' then run.started_at + interval '20 minutes' end,
  case when run.status <> 'RUNNING' then ((run.started_at + interval '20 minutes') at time zone 'UTC')::date end,
  run.started_at, 1
from projects project, (values (1), (2)) as criterion(id), lateral (
  select n, case when n = 0 and project.id % 3 = 0 then 'RUNNING' when (project.id + 3 * n + criterion.id) % 7 = 0 then 'FAILED'
      when (project.id + n) % 31 = 0 then 'ERRORED' else 'PASSED' end as status,
    date_trunc('day', now()) - interval '1 day' * (n + (project.id * criterion.id) % 11) - interval '1 minute' * (60 + project.id % 600) as started_at
  from generate_series(0, case when project.id = 2 and criterion.id = 1 then 10 * $1 else 11 end) as n
) as run
where project.id % 13 <> 0;

insert into assessments (project_id, criterion_id, result, justification, assessed_on, valid_until, is_own_project, meeting_id, entered_by)
select project.id, criterion.id, (array['MET', 'MET', 'NOT_MET', 'MET', 'NOT_APPLICABLE'])[1 + (project.id + criterion.id + n) % 5]::assessment_result,
  'Looked at by the SIG.', current_date - 200 * n - project.id % 100 - 1,
  case when project.id % 4 = 0 then current_date - project.id % 50 + 20 end, false, 100 + project.id % 100, 1
from projects project, (values (3), (4), (6), (7)) as criterion(id), generate_series(1, 2) as n
where (project.id + criterion.id) % 6 <> 0;

insert into evidence (assessment_id, position, url) select id, 0, 'https://example.org/assessments/' || id from assessments where id % 2 = 0;

insert into waivers (project_id, criterion_id, meeting_id, reason, expires_on, entered_by)
select id, 1 + id % 2, 150, 'Its machine is being replaced.', case when id % 14 = 0 then current_date - 3 else current_date + 10 end, 1
from projects where id % 7 = 0;

insert into waiver_revocations (waiver_id, meeting_id, reason, entered_by)
select id, 160, 'The machine is there.', 1 from waivers where project_id % 5 = 0;

insert into evidence (waiver_id, position, url) select id, 0, 'https://example.org/waivers/' || id from waivers;

-- Open, withdrawn since the last meeting but one, and recorded ones.
insert into proposals (project_id, "to", effective_on, reason, opened_on, opened_by)
select id, 'GRADUATED', case when id % 20 = 0 then current_date - 30 end, 'It is everywhere.', current_date - id % 100, 3 from projects where id % 10 = 0;

insert into proposals (project_id, "to", reason, opened_on, opened_by, outcome, closed_on, closed_by, closed_reason)
select id, 'RETIRED', 'Nobody works on it.', current_date - 200, 3, 'WITHDRAWN', current_date - id % 60, 4, 'Somebody does.' from projects where id % 15 = 0;

insert into proposals (project_id, "to", reason, opened_on, opened_by, outcome, closed_on, closed_by, status_change_id)
select project_id, "to", 'It is ready.', meeting_date - 10, 3, 'RECORDED', meeting_date, 4, id from status_changes where sequence = 7 and project_id % 4 = 0;

insert into evidence (proposal_id, position, url) select id, 0, 'https://example.org/proposals/' || id from proposals;

-- Every fifth line of the minutes may bear on readiness, and with many projects some of the last meeting's besides.
insert into suggestions (meeting_id, project_id, note_id, revision_id, line_start, line_end, quote, rule, suggested_to, state, closed_on, closed_by, closed_reason)
select meeting_id, 1 + (meeting_id * 40 + position) % $1, id, meeting_id, line_start, line_end, text, 'maturity', 'GRADUATED',
  (case when id % 3 = 0 then 'DISMISSED' else 'WAITING' end)::suggestion_state,
  case when id % 3 = 0 then current_date end, case when id % 3 = 0 then 4 end, case when id % 3 = 0 then 'It was a question.' end
from notes where position % 5 = 0;

insert into suggestions (meeting_id, project_id, note_id, revision_id, line_start, line_end, quote, rule, suggested_to)
select 200, project.id, note.id, 200, note.line_start, note.line_end, note.text, 'upstreaming', 'GRADUATED'
from projects project join notes note on note.meeting_id = 200 and note.position = 1 + project.id % 40 where project.id % 10 = 3;

-- Of each project about its neighbours, so that the channel has sets of up to a dozen that go together; of one in three about a thing outside.
insert into compatibility_claims (project_id, other_project_id, verdict, basis, reason, source, claimed_on, kernel_series, expires_on, meeting_id, entered_by)
select id, id + n, (array['TESTED', 'PROTOTYPED', 'PLAUSIBLE', 'PLAUSIBLE', 'PROTOTYPED', 'TESTED', 'PLAUSIBLE', 'CONFLICT', 'NEEDS_PORT', 'UNKNOWN'])[1 + (id / 8 + n) % 10]::compatibility_verdict,
  'STATED', 'Both were in one kernel.', 'The maintainers of both', current_date - 30 - id % 1000, '4.9',
  case when id % 9 = 0 then current_date + id % 40 - 20 end, 100, 5
from projects, generate_series(2, 12, 2) as n where id + n <= $1;

insert into compatibility_claims (project_id, external_thing, verdict, basis, reason, source, claimed_on, entered_by)
select id, 'Thing ' || id % 17, 'CONFLICT', 'STATED', 'Both want the same hook.', 'Its maintainer', current_date - 300, 5 from projects where id % 3 = 0;

insert into evidence (claim_id, position, url) select id, 0, 'https://example.org/claims/' || id from compatibility_claims;

insert into combinations (slug) select 'set-' || lpad(n::text, 5, '0') from generate_series(1, $1 / 20) as n;

insert into combination_versions (combination_id, sequence, defined_on, asked_by, meeting_id, reason, entered_by)
select id, 1, current_date - 300, 6, 150, 'Somebody wants them together.', 1 from combinations;

insert into combination_members (version_id, project_id)
select version.id, 20 * (version.combination_id - 1) + 2 * n from combination_versions version, generate_series(1, 4) as n;

insert into evidence (combination_version_id, position, url) select id, 0, 'https://example.org/combinations/' || id from combination_versions;

insert into ci_runs (combination_id, criterion_id, status, run_id, url, branch, started_at, finished_at, finished_on, reported_by)
select combination.id, 1, case when (combination.id + n) % 9 = 0 then 'FAILED' else 'PASSED' end::ci_run_status, n || '', 'https://ci.example.org/sets/' || combination.id || '/' || n,
  'master', ended - interval '20 minutes', ended, (ended at time zone 'UTC')::date, 1
from combinations combination, generate_series(0, 5) as n, lateral (
  select date_trunc('day', now()) - interval '1 day' * (n + combination.id % 5) - interval '1 hour' as ended
) as run;

insert into evidence (channel_name_id, position, url) select id, 0, 'https://example.org/channel/' || id from channel_names;

-- The credential of an admin whose secret the measurements know, and those of others.
insert into tokens (name, role, person_id, secret_hash)
select case n when 1 then 'measurements' else 'machine ' || n end, case n when 1 then 'ADMIN' else 'CI' end::role, 1, case n when 1 then '$2' else n || '' end
from generate_series(1, 1 + $1 / 10) as n;

insert into token_projects (token_id, project_id) select id, 1 + (id + n) % $1 from tokens, generate_series(1, 3) as n where role = 'CI';

insert into audit_events (at, actor_id, act, subject, details)
select now() - interval '1 minute' * ($1 * 10 - n), 1 + n % 60, 'recordStatusChange', 'StatusChange:' || n, '{"project": "project-00001"}'
from generate_series(1, $1 * 10) as n;
-- It was all told when it happened.
update news set given_out_at = now();

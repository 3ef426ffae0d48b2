import type { Day } from './days.ts';

/** One file of minutes, as some group may write it. */
export interface Odd {
  path: string;
  text: string;
}

/** What a shape is made of: the day, and the same in words. */
interface Told extends Day {
  said: string;
}

type Shape = (told: Told) => Odd;

/** A front that says the day in its title, whatever stands in the body. */
const POINTS = `* Status of the signing service
  * It issued 214 certificates since the last call
  * Still missing: revocation; nobody has time for it before the summer
* Naming policy [#412](https://github.com/example/wg/issues/412)
  * **Nadia**: the list of reserved names is too long
  * **Tomas**: agreed, drop everything that no registry has used
  * ACTION: Tomas to prune the list`;

/** One for each manner of writing; none of them is the minutes of anybody. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  linksPresentAgenda: ({ said, on }) => ({
    path: `meetings/${on}.md`,
    text: `# Example Project Technical Committee (TC) Meeting ${said}

## Links

* **Recording**: <https://video.example.org/watch?v=xYz>
* **GitHub Issue**: <https://github.com/example/TC/issues/1510>
* **Minutes Google Doc**: <https://docs.example.org/document/d/1b>

## Present

* Antje Brandt @abrandt (voting member)
* Bo Lindqvist @bolind (voting member)
* Chidi Okafor @chidi-o (observer/invited)

## Agenda

### Announcements

* No announcements.

### Reminders

* Remember to nominate people for the contributor spotlight.

### CPC and board updates

*Extracted from **tc-agenda** labelled issues and pull requests from the **example org** prior to the meeting.

* No updates this week.

### example/runtime

* src: drop the old loader [#51977](https://github.com/example/runtime/pull/51977)
  * Antje: I will not block, but the migration guide is thin.
  * Need one more approval.

### example/TC

* Charter update for the release team [#1470](https://github.com/example/TC/pull/1470)
  * Skip for today, no quorum.

## Strategic Initiatives

* [ ] Core promises
* [x] Build resources

## Q&A, Other

## Upcoming Meetings

* **Calendar**: <https://calendar.example.org>

Click \`Add to Calendar\` at the bottom left to add to your own calendar.
`,
  }),
  runningDoc: ({ said, on }) => ({
    path: `sig-auth/archive/${on}.md`,
    text: `## ${said} ([Recording](https://video.example.org/a1))

Host: Petra Vogel
Note taker: Sam Ortiz

Attendees:
- Petra Vogel (Org One)
- Sam Ortiz, Org Two
- Lin Wei
- *add your name here*

Agenda:
- [petrav] KEP-4193 bound tokens, status
  - beta in the next release; e2e tests flake on arm
  - Q: do we need a new gate? A: no
- [10m] Triage
  - PRs: 14 open, 3 need approval
- [samo] Structured config (demo)

Action items:
- [ ] @petrav open the tracking issue
- [x] @samo send the survey
`,
  }),
  twoNamed: ({ said, year, month, name, day }) => ({
    path: `meetings/${year}-${month}/${name.toLowerCase()}-${Number(day)}.md`,
    text: `# ${said} Meeting Notes

-----

**In-person attendees:** Ana Prado (AP), Ulf Berg (UB)

**Remote attendees:**

| Name           | Abbreviation | Organization |
| -------------- | ------------ | ------------ |
| Ruth Keller    | RKE          | Org One      |
| Jon Silva      | JSI          | Org Two      |

## Opening & welcome

Presenter: Ruth Keller (RKE)

RKE: Welcome everybody. Can we adopt the minutes of the last meeting? Silence counts as yes. The minutes are adopted.

## Iterator chunking for stage 2

Presenter: Jon Silva (JSI)

- [proposal](https://github.com/example/proposal-chunking)
- [slides](https://slides.example.org/chunking)

JSI: Okay. This is about taking a sequence apart into pieces of the same length. I have two methods to show you.

RKE: Why two methods, and not one with an option?

JSI: Because the answers have different types – one overlaps, and the other does not.

UB: +1 to two methods.

### Speaker's Summary of Key Points

- Presented the motivation and both methods
- The committee prefers two methods to one with options

### Conclusion

- Stage 2 reached
- Reviewers: UB, AP
`,
  }),
  workingGroupSession: ({ said }) => ({
    path: `minutes-118-foo.md`,
    text: `FOO WG Minutes, Session I
=========================

Date: ${said}, 09:30-11:30 CET
Location: Room Berlin 2
Chairs: Ada Novak, Piet de Boer
Note takers: Hal Quist, Mei Tan

# Administrivia (chairs, 5 min)

Note Well was shown. No agenda bashing.

# draft-ietf-foo-bar-07 (Ada Novak, 20 min)

Ada presents the slides.

Piet de Boer: as an individual, section 4 is under-specified.
Hal Quist (jabber relay): Olaf asks if the registry is FCFS.
Ada: expert review.
Mei Tan: I implemented this, and it interoperates.

**Show of hands:** who has read the draft? 14 yes, 3 no

# AOB

Out of time. The chairs will start a WGLC on the list.
`,
  }),
  bot: ({ year, month, day }) => ({
    path: `fesco.${year}-${month}-${day}-17.00.txt`,
    text: `====================================
#example-meeting: Steering committee
====================================


Meeting started by nirik at 17:00:14 UTC. The full logs are available at
https://meetbot.example.org/example-meeting/fesco.log.html .



Meeting summary
---------------
* init process  (nirik, 17:00:20)

* #2973 Change proposal: reproducible images  (nirik, 17:05:31)
  * LINK: https://pagure.example.org/fesco/issue/2973  (nirik, 17:05:40)
  * AGREED: APPROVED (+6, 0, -0)  (nirik, 17:21:02)

* Open floor  (nirik, 17:40:00)
  * IDEA: move the meeting by an hour  (dcantrell, 17:41:10)
  * ACTION: sgallagh to write to the list  (nirik, 17:43:22)

Meeting ended at 17:45:09 UTC.




Action Items
------------
* sgallagh to write to the list




Action Items, by person
-----------------------
* sgallagh
  * sgallagh to write to the list




People Present (lines said)
---------------------------
* nirik (61)
* sgallagh (33)
* dcantrell (12)




Generated by \`MeetBot\`_ 0.4

.. _\`MeetBot\`: https://meetbot.example.org
`,
  }),
  board: ({ name, nth, year, on }) => ({
    path: `board_minutes_${on.replaceAll('-', '_')}.txt`,
    text: `                     The Example Foundation

                 Board of Directors Meeting Minutes

                          ${name} ${Number.parseInt(nth, 10)}, ${year}


1. Call to order

    The meeting was scheduled for 22:00 UTC and began at 22:02 when a
    sufficient attendance to constitute a quorum was recognized by the
    chair.

2. Roll Call

    Directors (expected to be) Present:

      Rita Gomez
      Alan Byrne

    Directors (expected to be) Absent:

      none

    Guests:

      Ivo Horak

3. Minutes from previous meetings

    A. The meeting of a month before

       Approved by General Consent.

4. Special Orders

    A. Establish the Widget Project

       WHEREAS, the Board of Directors deems it to be in the best
       interests of the Foundation to establish a Project; and

       NOW, THEREFORE, BE IT RESOLVED, that a Project Management
       Committee be and hereby is established.

       Special Order 4A, Establish the Widget Project, was
       approved by Unanimous Vote of the directors present.

5. Action Items

    * Alan: Follow up with the Gadget PMC
          Status: done

6. Adjournment

    Adjourned at 22:44 UTC
`,
  }),
  scribed: ({ said, on }) => ({
    path: `minutes/${on.replaceAll('-', '/')}-wot-minutes.md`,
    text: `# Things Security

## ${said}

[Agenda](https://lists.example.org/agenda) · [IRC log](https://irc.example.org/log)

## Attendees

Present
: Kaz_Ito, Mia_Lund, Rob_Stone

Regrets
: -

Chair
: Mia_Lund

Scribe
: ktoumura, Kaz_Ito

## Contents

1. [Minutes review](#t01)
2. [Threat model](#t02)
3. [Summary of action items](#ActionSummary)

* * *

## Meeting minutes

### Minutes review

Mia: any objections to publishing?

*(none)*

**RESOLUTION: Publish the minutes**

### Threat model

_Rob_Stone joins_

Kaz: the stakeholder table lacks the transport operator

**ACTION: Rob to add the operator to the table**

<ktoumura> +1

## Summary of action items

1. Rob to add the operator to the table

*Minutes manually created (not a transcript), formatted by scribe.example version 221.*
`,
  }),
  chatLog: ({ on }) => ({
    path: `logs/${on}.md`,
    text: `[16:00:03] <mira> hello everybody, let us begin
[16:00:21] <jakub> o/
[16:00:40] <tobi> hi
[16:01:10] <mira> first topic: the freeze
[16:02:15] <jakub> two blockers are left: the installer and the mirror list
[16:03:00] <tobi> the installer one is fixed in git, upload tonight
[16:05:12] <mira> ACTION: tobi to upload the installer
[16:06:44] <mira> AGREED: freeze on friday
[16:07:00] <mira> thanks, that is all
`,
  }),
  bareClockLog: ({ said }) => ({
    path: 'log.txt',
    text: `Log of the meeting on ${said}

16:00 < mira> hello everybody
16:01 < jakub> the archive is open again
16:02 -!- tobi [~t@example.org] has joined #dev
16:02 < mira> good
16:03 <@jakub> next meeting in two weeks
`,
  }),
  hedgeDoc: ({ said }) => ({
    path: 'hackmd/abc.md',
    text: `---
title: Infra call
tags: [infra, minutes]
---

# Infra call

[TOC]

:::info
- **Location:** https://meet.example.org/infra
- **Date:** ${said} 2:30 PM (CET)
- **Host:** Karin
- **Participants:**
    - Karin Holm
    - Pavel Marek
:::

## :memo: Agenda & notes

### :rocket: Runners

- Disk is full again on two of them
- [x] Pavel cleaned them up

> We could also just buy more disks. – Karin

### :bug: Bugs

1. Cache key collides
2. Logs are cut after 4 MB

## :white_check_mark: To do

- [ ] Karin: order disks
`,
  }),
  emoji: ({ said }) => ({
    path: 'notes/weekly.md',
    text: `# 📅 ${said} – Weekly sync

## 👥 Attendees

- @tamara-k
- @joonas
- Ines (guest)

## 🗒️ Agenda

1. Roadmap
2. Docs day

## 💬 Discussion

**Roadmap**

- Tamara walked through the board 🎉
- Nothing is blocked

**Docs day**

- Planned for June

## ✅ Decisions

- We will hold a docs day
- The roadmap is published every quarter

## 🎬 Action items

| What | Who | When |
|------|-----|------|
| Book a room | Joonas | June |
| Publish the roadmap | Tamara | next week |
`,
  }),
  tables: ({ said }) => ({
    path: 'wiki/Meeting.md',
    text: `# Architecture council

**Meeting date:** ${said}
**Time:** 15:00 UTC

## Participants

| Present | Name | Company |
|:-------:|------|---------|
| x | Olga Ivanova | Org One |
| x | Pedro Alves | Org Two |
|   | Kim Sato | Org Three |

## Topics

| # | Topic | Owner | Outcome |
|---|-------|-------|---------|
| 1 | Move to the new parser | Olga | agreed, after the release |
| 2 | Drop 32 bit builds | Pedro | no consensus, back to the list |

## Votes

| Motion | For | Against | Abstain |
|---|---|---|---|
| Adopt RFC 12 | 6 | 1 | 0 |
`,
  }),
  steeringProse: ({ said, on }) => ({
    path: `updates/${on}-steering-council-update.md`,
    text: `# Steering Council – ${said}

The council met on Monday. Emil, Farah, Gus, Hana and Igor were there.

We discussed PEP 703 at length. Farah has written up the conditions under which we would accept it, and Gus will post them once everybody has read the text. There is no decision yet.

The docs editorial board asked for two more seats. We said yes.

Finally, the release manager reported that the first candidate is on track for the end of the month.

Emil raised the question of a code freeze during the conference. We will talk about it again next week.
`,
  }),
  frontMatter: ({ on, said }) => ({
    path: 'content/minutes/some-call.md',
    text: `---
layout: post
title: "Community call"
date: ${on}T15:00:00Z
author: webteam
categories:
  - minutes
---

Thanks for joining the call of ${said}! Here is what was said.

**Attendance:** 34 people from 21 organisations.

**News**

* The grant came through.
* A new maintainer: welcome, Lupe!

**Demos**

* Ravi showed the importer.
* Zoe showed dark mode.

**Next call:** in four weeks, same place.
`,
  }),
  boldFront: ({ said }) => ({
    path: 'doc.md',
    text: `**Data platform guild**

**When:** ${said}
**Where:** Online
**Who:** Beata, Carl, Dmitri

**Agenda**

1. Schema registry
2. Costs

**Notes**

Schema registry

* Beata showed the compatibility check
* Carl: can it run in CI?
* Beata: yes, since last week

Costs

* Down by 12 % after the clean-up

**Actions**

* Carl – add the check to the template
`,
  }),
  setext: ({ said }) => ({
    path: 'setext.md',
    text: `Release team meeting
====================

${said}, 14:00 UTC

Present
-------

Marta, Nils, Oskar

Previous actions
----------------

* Nils to bump the toolchain - done
* Oskar to ask about signing keys - carried over

Topics
------

### 3.2 branch

Cut on Friday. Marta does it.

### Nightlies

- broken since Tuesday
    - the mirror ran out of space
        - monitoring did not notice
            - because the check was off

Next meeting
------------

Same time in two weeks.
`,
  }),
  details: ({ said, on }) => ({
    path: `${on}-notes.md`,
    text: `# Meeting notes ${said}

<details>
<summary>Attendees</summary>

- Yara Cruz
- Theo Falk
- Noor Aziz

</details>

<details>
<summary>Agenda</summary>

- Funding
- Site redesign

</details>

### Funding

We got two offers. Yara compares them until next time.

### Site redesign

Theo: the prototype is at https://next.example.org <br> Comments are welcome.

<!-- next time: press kit -->
`,
  }),
  numberedSections: ({ said }) => ({
    path: 'minutes-31.md',
    text: `# Minutes of the 31st meeting of the advisory board

Held on ${said} by video conference.

## 1. Roll call

Members: Abel Ruiz, Britta Sand, Cyril Dumas.
Excused: Dora Vesely.

## 2. Approval of the agenda

The agenda was approved without change.

## 3. Reports

### 3.1. Treasurer

The balance is 14 230 EUR.

### 3.2. Secretary

Four new members.

## 4. Motions

Motion 1 (Ruiz, seconded by Sand): The board adopts the privacy policy as presented.
Vote: 3 in favour, 0 against, 0 abstentions. The motion carried.

## 5. Any other business

None.

## 6. Close

The chair closed the meeting at 18:10.
`,
  }),
  heldOn: ({ said, on }) => ({
    path: `archive/${on.slice(0, 4)}/x.md`,
    text: `Notes from the meeting held on ${said}
--------------------------------------

 * in the room: Uma, Vito
 * on the phone: Wanda

Uma opened with the incident of last week. The key was rotated within the hour. Nobody lost data.

Vito wants to see a drill every quarter.

Wanda - who pays for it?

To be continued on the list.
`,
  }),
  nameOnly: ({ year, month, day }) => ({
    path: `minutes/${year}${month}${day}.md`,
    text: `Attendees: Kofi, Lena, Mats

Notes:

- Mats is away next week
- Kofi: the proxy is slow since the upgrade
  - Lena saw the same in staging
- AI: Lena to bisect

Open questions:

- Who owns the proxy?
`,
  }),
  yearInFolder: ({ year, month, day }) => ({
    path: `archive/${year}/${month}-${day}.md`,
    text: `# Weekly meeting

## Attendance

Gita, Hugo, Iris

## Minutes

1. Hugo reported on the audit: two low findings, both fixed.
2. Iris asked for reviewers.
    a. Gita volunteers
    b. somebody from the docs team as well
3. AOB: none
`,
  }),
  monthInName: ({ year, name, day }) => ({
    path: `${year}/${name.slice(0, 3).toLowerCase()}-${day}-minutes.md`,
    text: `# Interop call

Participants: Nadja / Orhan / Paolo

* Nadja's implementation passes 41 of 44 tests
* Orhan is blocked by the missing vectors
* Paolo: I'll publish the vectors by Friday
`,
  }),
  agendaAsNotes: ({ said }) => ({
    path: 'tag.md',
    text: `# TAG meeting: ${said}

**Attending** (add yourself):
1. Rafa Moreno (Org One)
1. Sina Petrov (Org Two) - scribe
1. Toru Abe

**Agenda and minutes**
1. Welcome / introductions
    * Toru is new: works on supply chains
2. Project presentation: Lockbox (Rafa Moreno) [20 min]
    * Lockbox keeps secrets out of images
    * What about key rotation? - planned
    * The TAG recommends Lockbox for sandbox.
3. Book club
    * _postponed_

**Recording:** https://video.example.org/tag
`,
  }),
  whatwg: ({ said, on }) => ({
    path: `2023/${on}-whatnot.md`,
    text: `# WHATNOT meeting on ${said}

* Previous issue: https://github.com/example/html/issues/9300
* Attendees: Abe, Bea, Cem

## Agenda

1. [Carry over from last time](https://github.com/example/html/issues/9301)
    1. [Abe] [Popover hints](https://github.com/example/html/pull/8961)
        1. Abe: needs a review by somebody who knows focus
        1. Bea: can do
1. New topics
    1. [Cem] **Lazy frames** – is anybody against it?
        1. No objections.

### Action Items

1. @bea, [Popover hints](https://github.com/example/html/pull/8961), review.
`,
  }),
  mailed: ({ said, year, month, day }) => ({
    path: `mail-${year}${month}${day}.txt`,
    text: `Subject: Minutes of the packaging call
Date: ${said}
From: Ewa <ewa@example.org>

Hi all,

here are the minutes. Please shout if I got anything wrong.

Present: Ewa, Filip, Gerda
Apologies: Henk

Lock files
~~~~~~~~~~

Filip: three formats, no converter. We agreed that the shortest one wins.

  > Does that include hashes?

Yes.

Signing
~~~~~~~

Nothing new.

Cheers,
Ewa

-- 
Ewa, secretary
`,
  }),
  indented: ({ said }) => ({
    path: 'docs/x.md',
    text: `Kernel hardening call (${said})
	Present:	Ola; Per; Quy
	Topic:	stack zeroing
		- Ola has numbers: 0.7 % on the web benchmark
		- Per thinks that is fine
	Topic:	control flow
		- compilers differ
	Decided:	enable zeroing by default
`,
  }),
  asciiDoc: ({ said }) => ({
    path: 'minutes.adoc.md',
    text: `= Council meeting
:toc:

== ${said}

.Present
* Swen
* Tilda

== Budget

Swen:: the travel money is used up
Tilda:: then we meet online

NOTE: the next one is in person, if the sponsor says yes
`,
  }),
  quotesAndCode: ({ said }) => ({
    path: 'review.md',
    text: `# Design review, ${said}

Reviewed: [RFC 88](https://rfcs.example.org/88)
Reviewers: Una, Vlad

> The proposal is to replace the daemon.
>
> It would be socket activated.

Una tried it:

\`\`\`console
$ systemctl status exampled.socket
active (listening)
\`\`\`

Verdict: *accept with changes*

- [ ] rename the unit
- [ ] document the socket path

---

Footnotes follow.[^1]

[^1]: The daemon is kept for one more release.
`,
  }),
  confluence: ({ said }) => ({
    path: 'confluence.md',
    text: `| **Date** | ${said} |
|---|---|
| **Facilitator** | Wes |
| **Attendees** | Xenia, Yusuf, Zora |

## Goals

- Agree on the retention period

## Discussion items

| Time | Item | Who | Notes |
|---|---|---|---|
| 10 min | Retention | Xenia | 90 days is enough for audits |
| 5 min | Backups | Yusuf | restore was tested in March |

## Decisions

| Decision | By |
|---|---|
| Keep logs for 90 days | all |
`,
  }),
  pointsOnly: ({ said }) => ({ path: 'p.md', text: `${said}\n\n${POINTS}\n` }),
  titledPoints: ({ said }) => ({ path: 'q.md', text: `# Sync (${said})\n\n${POINTS}\n` }),
  windows: ({ said }) => ({
    path: 'w.md',
    text: `\uFEFF# Team call ${said}\n\n## Attendees\n\n\u2022\u00a0Aino\n\u2022\u00a0Bela\n\n## Notes\n\n${POINTS}\n`.replaceAll(
      '\n',
      '\r\n',
    ),
  }),
  decidedProse: ({ said }) => ({
    path: 'd.md',
    text: `# Governance board ${said}

## Attendees

Cara (chair), Dov, Edda; regrets: Finn

## Decisions

The board decided to move the repository. Dov disagreed.

1. Yes to the trademark policy
   - with the wording of Edda
2. agreed: the archive moves

### Deferred

The budget.

## Resolutions

* RESOLVED: the minutes of last time are approved
`,
  }),
  transcript: ({ said }) => ({
    path: 't.md',
    text: `# Transcript, ${said}

**Gwen Hart** 00:00:04
Hello and welcome. Today we only have one topic.

**Hiro Mori** 00:01:12
Thank you. I have been looking at the fuzzing results of the parser.
There are three crashes, all in the same function.

**Gwen Hart** 00:03:40
Is there a fix?

**Hiro Mori** 00:03:45
There is, it lands this week.
`,
  }),
};

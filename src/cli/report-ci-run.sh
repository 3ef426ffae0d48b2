#!/bin/sh
# Reports one CI run to a sig-status server. Call it in the last step of a CI job, which must run whether the other steps passed or not:
#
#   sh report-ci-run.sh wireguard ci-boots PASSED
#
# The arguments are project, criterion and status: QUEUED RUNNING PASSED FAILED ERRORED CANCELLED, or GitHub Actions' words: success
# failure cancelled.
# From the environment:
#   SIG_STATUS_URL    where the server is, such as https://status.example.org
#   SIG_STATUS_TOKEN  a token of the role ci for the project: sig-status token create --role ci --project wireguard;
#                     without it, on GitHub Actions with `permissions: id-token: write`, the script asks for the job's own token
#   RUN_ID, RUN_NUMBER, RUN_ATTEMPT, RUN_URL, STARTED_AT, COMMIT, BRANCH, KERNEL_SERIES
#                     what the CI system knows of the run; on GitHub Actions the script finds those that are not set
# The script gives no program a token as an argument, since others on the machine could read it. The server takes a report once, even if it
# is sent twice. If the server refuses it, the script prints the answer and exits with 1. It does not report the run of a pull request: it says
# so and exits with 0, so that a contributor's run does not turn red.
set -eu

case ${GITHUB_EVENT_NAME:-} in pull_request*) is_pull_request=yes ;; *) is_pull_request=${CI_MERGE_REQUEST_IID:-} ;; esac
case ${BRANCH:-${GITHUB_REF:-}} in refs/pull/* | refs/pull-requests/* | refs/merge-requests/*) is_pull_request=yes ;; esac
if [ -n "$is_pull_request" ]; then
  echo 'not reported: pull request'
  exit 0
fi

case $3 in
  success) status=PASSED ;;
  failure) status=FAILED ;;
  cancelled) status=CANCELLED ;;
  *) status=$3 ;;
esac

token=${SIG_STATUS_TOKEN:-}
if [ -z "$token" ]; then
  token=$(printf 'Authorization: bearer %s\n' "$ACTIONS_ID_TOKEN_REQUEST_TOKEN" |
    curl --silent --show-error --fail --max-time 30 --header @- "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=$SIG_STATUS_URL" | sed -n 's/.*"value" *: *"\([^"]*\)".*/\1/p')
fi

run_id=${RUN_ID:-${GITHUB_RUN_ID:-}}
number=${RUN_NUMBER:-${GITHUB_RUN_NUMBER:-}}
attempt=${RUN_ATTEMPT:-${GITHUB_RUN_ATTEMPT:-1}}
started=${STARTED_AT:-}
# GitHub writes this file as the job starts, and nothing else says when that was.
[ -n "$started" ] || [ -z "${GITHUB_EVENT_PATH:-}" ] || started=$(date -u -r "$GITHUB_EVENT_PATH" +%Y-%m-%dT%H:%M:%SZ 2>/dev/null || true)
case $number in '' | *[!0-9]*) number=null ;; esac
case $attempt in *[!0-9]*) attempt=1 ;; esac
commit=${COMMIT:-${GITHUB_SHA:-}}
branch=${BRANCH:-${GITHUB_REF:-}}
# The job's own token says which branch it ran on, also for the tag of a release or a merge queue.
[ -n "${SIG_STATUS_TOKEN:-}" ] || branch=${BRANCH:-}
url=${RUN_URL:-${GITHUB_RUN_ID:+$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID}}

# A JSON string, or null for what is not known.
text() {
  if [ -n "$1" ]; then printf '"%s"' "$(printf '%s' "$1" | sed 's/[\\"]/\\&/g')"; else printf 'null'; fi
}

answer=$(
  curl --silent --show-error --fail-with-body --max-time 30 --retry 3 --retry-connrefused \
    --header 'Content-Type: application/json' --header @/dev/fd/3 \
    --data @- "$SIG_STATUS_URL/graphql" 3<<TOKEN <<JSON
Authorization: Bearer $token
TOKEN
{
  "query": "mutation Report(\$input: ReportCiRunInput!) { reportCiRun(input: \$input) { __typename ... on Error { message } ... on ReportCiRunSuccess { ciRun { runId attempt status isCounted } project { gate(to: GRADUATED) { verdict summary } } } } }",
  "variables": { "input": {
    "project": $(text "$1"), "criterion": $(text "$2"), "status": $(text "$status"),
    "runId": $(text "$run_id"), "runNumber": $number, "attempt": $attempt, "url": $(text "$url"), "startedAt": $(text "$started"),
    "commit": $(text "$commit"), "branch": $(text "$branch"), "kernelSeries": $(text "${KERNEL_SERIES:-}")
  } }
}
JSON
) || { printf '%s\n' "$answer" >&2; exit 1; }

printf '%s\n' "$answer"
case $answer in *'"__typename":"ReportCiRunSuccess"'*) ;; *) exit 1 ;; esac

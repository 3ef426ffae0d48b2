#!/bin/sh
# Reports one CI run to a sig-status server, for the last step of a CI job, to be run whether the steps before it passed or not:
#
#   sh report-ci-run.sh wireguard ci-boots PASSED
#
# project, criterion and status: QUEUED RUNNING PASSED FAILED ERRORED CANCELLED. From the environment:
#   SIG_STATUS_URL    where the server is, such as https://status.example.org
#   SIG_STATUS_TOKEN  a token of the role ci for the project: sig-status token create --role ci --project wireguard;
#                     without it, on GitHub Actions with `permissions: id-token: write`, the job's own token is asked for
#   RUN_ID, RUN_ATTEMPT, RUN_URL, COMMIT, BRANCH, KERNEL_SERIES
#                     what the CI system knows of the run; on GitHub Actions they are found where they are not set
# Sent twice, the report is taken once. Exits with 1, and prints the answer, where it was not taken.
set -eu

token=${SIG_STATUS_TOKEN:-}
if [ -z "$token" ]; then
  token=$(curl --silent --show-error --fail --max-time 30 --header "Authorization: bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" \
    "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=$SIG_STATUS_URL" | sed -n 's/.*"value" *: *"\([^"]*\)".*/\1/p')
fi

run_id=${RUN_ID:-${GITHUB_RUN_ID:-}}
attempt=${RUN_ATTEMPT:-${GITHUB_RUN_ATTEMPT:-1}}
commit=${COMMIT:-${GITHUB_SHA:-}}
branch=${BRANCH:-${GITHUB_REF:-}}
# Where its own token is sent, that says which branch the job is of, also for the tag of a release or a merge queue.
[ -n "${SIG_STATUS_TOKEN:-}" ] || branch=${BRANCH:-}
url=${RUN_URL:-${GITHUB_RUN_ID:+$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID}}

# A JSON string, or null where there is nothing: what is not known is not made up.
text() {
  if [ -n "$1" ]; then printf '"%s"' "$(printf '%s' "$1" | sed 's/[\\"]/\\&/g')"; else printf 'null'; fi
}

answer=$(
  curl --silent --show-error --fail-with-body --max-time 30 --retry 3 --retry-connrefused \
    --header 'Content-Type: application/json' --header "Authorization: Bearer $token" \
    --data @- "$SIG_STATUS_URL/graphql" <<JSON
{
  "query": "mutation Report(\$input: ReportCiRunInput!) { reportCiRun(input: \$input) { __typename ... on Error { message } ... on ReportCiRunSuccess { ciRun { runId attempt status isCounted } project { gate(to: GRADUATED) { verdict summary } } } } }",
  "variables": { "input": {
    "project": $(text "$1"), "criterion": $(text "$2"), "status": $(text "$3"),
    "runId": $(text "$run_id"), "attempt": $attempt, "url": $(text "$url"),
    "commit": $(text "$commit"), "branch": $(text "$branch"), "kernelSeries": $(text "${KERNEL_SERIES:-}")
  } }
}
JSON
) || { printf '%s\n' "$answer" >&2; exit 1; }

printf '%s\n' "$answer"
case $answer in *'"__typename":"ReportCiRunSuccess"'*) ;; *) exit 1 ;; esac

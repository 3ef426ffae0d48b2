// Progressive enhancement only: every view is complete without it.
addEventListener('keydown', (event) => {
  const typing = event.target.closest?.('input, select, textarea, [contenteditable]');
  if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const search = document.querySelector('input[type=search]');
  if (!search) return location.assign('/search');
  search.focus();
  search.select();
});

// An instant is told in the reader's own time as well, where that is another than UTC.
const local = new Intl.DateTimeFormat(undefined, {
  ...{ weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' },
  ...{ hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
});
const isUtc = ['UTC', 'Etc/UTC', 'GMT', 'Etc/GMT'].includes(local.resolvedOptions().timeZone);
function localise(part) {
  if (isUtc) return;
  for (const time of part.querySelectorAll('time[data-instant]')) {
    const own = document.createElement('span');
    own.className = 'quiet local-time';
    own.textContent = ` (${local.format(new Date(time.dateTime))} where you are)`;
    time.removeAttribute('data-instant');
    time.after(own);
  }
}
localise(document);

// A page that shows today is told when a record is entered, reads itself again, and puts what differs in its place.
const source = document.body.dataset.events;
const rowsOf = (part) => [...part.querySelectorAll('[data-project]')];
const keysOf = (part) =>
  rowsOf(part)
    .map((row) => row.dataset.project)
    .join();

function replace(old, fresh) {
  if (!fresh || old.outerHTML === fresh.outerHTML) return;
  const focused = old.contains(document.activeElement) && document.activeElement.getAttribute('href');
  old.replaceWith(fresh);
  if (focused) fresh.querySelector(`[href="${CSS.escape(focused)}"]`)?.focus();
}

async function refresh() {
  const response = await fetch(location.href, { cache: 'no-cache' });
  if (!response.ok) return;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  localise(page);
  for (const part of document.querySelectorAll('[data-live]')) {
    const fresh = page.querySelector(`[data-live="${part.dataset.live}"]`);
    const rows = rowsOf(part);
    if (!rows.length || !fresh || keysOf(part) !== keysOf(fresh)) replace(part, fresh);
    else for (const [at, row] of rowsOf(fresh).entries()) replace(rows[at], row);
  }
}

let events = null;
let timer = 0;
const soon = () => {
  clearTimeout(timer);
  timer = setTimeout(() => refresh().catch(() => {}), 200);
};
function listen(isAgain) {
  events = new EventSource(source);
  let missed = isAgain;
  events.addEventListener('open', () => {
    if (missed) soon();
    missed = true;
  });
  events.addEventListener('next', soon);
  // The browser comes back by itself, but not to a server that refused it.
  events.addEventListener('error', () => {
    if (events?.readyState === EventSource.CLOSED) setTimeout(() => document.hidden || listen(true), 30_000);
  });
}
if (source) {
  if (!document.hidden) listen(false);
  addEventListener('visibilitychange', () => {
    events?.close();
    if (!document.hidden) listen(true);
  });
  addEventListener('pagehide', () => events?.close());
}

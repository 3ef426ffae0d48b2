// Progressive enhancement only: every view is complete without it.
addEventListener('keydown', (event) => {
  const typing = event.target.closest?.('input, select, textarea, [contenteditable]');
  if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const search = document.querySelector('input[name=q]');
  const page = document.body.dataset.search;
  if (!search?.checkVisibility()) return page && location.assign(page);
  search.focus();
  search.select();
});

// One key to the meeting before and one to the meeting after, on the page of a meeting.
addEventListener('keydown', (event) => {
  const typing = event.target.closest?.('input, select, textarea, [contenteditable]');
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !/^[np]$/.test(event.key)) return;
  document.querySelector(`.neighbours a[aria-keyshortcuts="${event.key}"]`)?.click();
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
const rowsOf = (part) => [...part.querySelectorAll('[data-project], [data-level]')];
const keyOf = ({ dataset: { project, level } }) => project ?? `level ${level}`;
const keysOf = (part) => rowsOf(part).map(keyOf).join();

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
    if (!rows.length || !fresh || keysOf(part) !== keysOf(fresh)) {
      // A row that only stands elsewhere now stays the element that it is.
      const old = new Map(rows.map((row) => [keyOf(row), row]));
      for (const row of fresh ? rowsOf(fresh) : []) {
        const same = old.get(keyOf(row));
        if (same?.outerHTML === row.outerHTML) row.replaceWith(same);
      }
      replace(part, fresh);
    } else for (const [at, row] of rowsOf(fresh).entries()) replace(rows[at], row);
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
  events.addEventListener('next', ({ data }) => {
    soon();
    if (!data.startsWith('{"errors"')) return;
    // The server no longer knows its last event: a new stream begins without it.
    events?.close();
    setTimeout(() => document.hidden || listen(true), 3000);
  });
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

// A card goes away by Escape as well, until its link is pointed at again.
addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const cited of document.querySelectorAll('.cited:is(:hover, :focus-within)')) {
    cited.dataset.closed = '';
    const open = () => delete cited.dataset.closed;
    cited.addEventListener('mouseleave', open, { once: true });
    cited.addEventListener('focusout', open, { once: true });
  }
});

// The claim of a pair opens beside the marks while one of them is pointed at, or has the focus; a click keeps it.
for (const box of document.querySelectorAll('.half-box')) {
  const claim = box.querySelector('.claim');
  let kept = null;
  const show = (tile) => {
    for (const lit of box.querySelectorAll('.lit')) lit.classList.remove('lit');
    claim.replaceChildren();
    const row = tile && document.getElementById(tile.hash.slice(1));
    if (!row) return;
    for (const slug of tile.dataset.pair.split(' '))
      box.querySelector(`[data-name="${CSS.escape(slug)}"]`)?.classList.add('lit');
    tile.classList.add('lit');
    const head = document.createElement('p');
    const title = document.createElement('strong');
    title.textContent = tile.querySelector('.visually-hidden').textContent;
    head.append(tile.querySelector('svg').cloneNode(true), title);
    head.firstChild.setAttribute('class', tile.className);
    claim.append(head, ...[...row.children].slice(1).map((part) => part.cloneNode(true)));
    // The list has the same links: whoever comes by the keyboard goes on to the next mark.
    for (const link of claim.querySelectorAll('a')) link.tabIndex = -1;
  };
  const tileAt = (event) => event.target.closest?.('a.tile');
  for (const name of ['mouseover', 'focusin'])
    box.addEventListener(name, (event) => {
      if (tileAt(event)) show(tileAt(event));
    });
  box.addEventListener('mouseleave', () => show(kept));
  box.addEventListener('click', (event) => {
    const tile = tileAt(event);
    if (!tile || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    kept = tile;
    show(tile);
  });
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    kept = null;
    show(null);
  });
}

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

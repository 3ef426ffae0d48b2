// Notes are saved as they are typed; without this they are saved by their button. A block: the other script has names of its own.
{
  const form = document.getElementById('run');
  const notes = document.getElementById('notes');
  let timer = 0;
  let isSaving = false;

  async function save() {
    if (isSaving) return later();
    isSaving = true;
    const sent = new URLSearchParams(new FormData(form));
    for (const name of [
      'do',
      'project',
      'to',
      'criterion',
      'effectiveOn',
      'evidence',
      'reason',
      'override',
      'line',
    ])
      sent.delete(name);
    sent.append('do', 'save');
    try {
      const response = await fetch(form.action, { method: 'POST', body: sent });
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const state = document.getElementById('save-state');
      if (response.status === 409) {
        state.textContent = 'Somebody else has saved another version. Save with the button to see both.';
        return;
      }
      const version = page.getElementById('version');
      if (!response.ok || !version) {
        state.textContent = 'Not saved. Save with the button to see why.';
        return;
      }
      document.getElementById('version').value = version.value;
      state.textContent = `Saved at ${new Date().toISOString().slice(11, 16)} UTC.`;
    } catch {
      document.getElementById('save-state').textContent = 'Not saved: the server cannot be reached.';
      later();
    } finally {
      isSaving = false;
    }
  }
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(save, 1500);
  };
  notes?.addEventListener('input', () => {
    document.getElementById('save-state').textContent = 'Not saved yet.';
    later();
  });
}

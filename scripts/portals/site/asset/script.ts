/**
 * The one script of the portal, for browsers as they are. Pages are complete without it: it narrows and sorts the list,
 * keeps what was chosen in the address, says what is overdue, and copies snippets.
 */
export const SCRIPT = `'use strict';
(() => {
  // The reader's own day; this locale writes it as ISO does.
  const today = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }).format();
  for (const element of document.querySelectorAll('[data-late]')) {
    if (element.dataset.late >= today) continue;
    element.hidden = false;
    const expected = element.querySelector('time');
    if (!expected) continue;
    element.classList.add('late');
    element.textContent = 'Overdue: expected by ' + expected.textContent;
  }

  for (const box of document.querySelectorAll('.copy')) {
    if (!navigator.clipboard) break;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(box.querySelector('code').textContent);
        button.textContent = 'Copied';
      } catch {
        button.textContent = 'Not allowed';
      }
      setTimeout(() => { button.textContent = 'Copy'; }, 2000);
    });
    box.append(button);
  }

  const list = document.getElementById('datasets');
  const query = document.getElementById('q');
  if (!list || !query) return;
  const facets = document.querySelector('.facets');
  const sort = document.getElementById('sort');
  const status = document.getElementById('result-count');
  const nothing = document.getElementById('nothing');
  const groups = ['department', 'theme'];
  const boxes = [...facets.querySelectorAll('input')];
  const items = [...list.children].map((element) => ({
    element,
    text: element.textContent.toLowerCase().normalize('NFD').replace(/\\p{M}/gu, ''),
    title: element.querySelector('h3').textContent,
    department: element.dataset.department,
    theme: element.dataset.theme,
    modified: element.dataset.modified,
    rows: Number(element.dataset.rows),
  }));
  const orders = {
    modified: (a, b) => (a.modified < b.modified ? 1 : a.modified > b.modified ? -1 : a.title.localeCompare(b.title)),
    title: (a, b) => a.title.localeCompare(b.title),
    rows: (a, b) => b.rows - a.rows || a.title.localeCompare(b.title),
  };

  function read() {
    const asked = new URLSearchParams(location.search);
    query.value = asked.get('q') ?? '';
    sort.value = asked.get('sort') in orders ? asked.get('sort') : 'modified';
    for (const box of boxes) box.checked = asked.getAll(box.name).includes(box.value);
  }

  function write() {
    const asked = new URLSearchParams();
    if (query.value.trim()) asked.set('q', query.value.trim());
    for (const box of boxes) if (box.checked) asked.append(box.name, box.value);
    if (sort.value !== 'modified') asked.set('sort', sort.value);
    history.replaceState(null, '', asked.size ? '?' + asked : location.pathname);
  }

  function show() {
    const words = query.value.toLowerCase().normalize('NFD').replace(/\\p{M}/gu, '').split(/\\s+/).filter(Boolean);
    const chosen = Object.fromEntries(groups.map((group) => [group, boxes.filter((box) => box.name === group && box.checked).map((box) => box.value)]));
    const found = items.filter((item) => words.every((word) => item.text.includes(word)));
    const fits = (item, but) => groups.every((group) => group === but || !chosen[group].length || chosen[group].includes(item[group]));
    const shown = found.filter((item) => fits(item));
    for (const item of items) item.element.hidden = true;
    for (const item of shown) item.element.hidden = false;
    list.append(...items.toSorted(orders[sort.value]).map((item) => item.element));
    for (const box of boxes) {
      const count = found.filter((item) => fits(item, box.name) && item[box.name] === box.value).length;
      box.closest('label').querySelector('.count').childNodes[1].textContent = String(count);
      box.closest('li').classList.toggle('none', count === 0 && !box.checked);
    }
    const total = items.length + (items.length === 1 ? ' dataset' : ' datasets');
    status.textContent = shown.length === items.length ? total : shown.length + ' of ' + total;
    nothing.hidden = shown.length > 0 || items.length === 0;
  }

  function change() {
    write();
    show();
  }

  query.form.addEventListener('submit', (event) => {
    event.preventDefault();
    change();
    list.scrollIntoView({ block: 'start' });
  });
  query.addEventListener('input', change);
  sort.addEventListener('change', change);
  facets.addEventListener('change', change);
  facets.addEventListener('submit', (event) => event.preventDefault());
  document.getElementById('clear').addEventListener('click', () => {
    query.value = '';
    for (const box of boxes) box.checked = false;
    change();
    query.focus();
  });
  addEventListener('popstate', () => { read(); show(); });
  const wide = matchMedia('(min-width: 60rem)');
  const fold = () => { facets.querySelector('details').open = wide.matches || boxes.some((box) => box.checked); };
  wide.addEventListener('change', fold);
  read();
  fold();
  show();
})();
`;

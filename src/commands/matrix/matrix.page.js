// Runs in the page that `matrix --html` writes. Without it the page is the same tables, and each cell a link to why.
(() => {
  const find = (id) => document.getElementById(id);
  const [filters, panel, count] = ['filters', 'panel', 'count'].map(find);
  const sections = [...document.querySelectorAll('section.app')];

  const atLeast = (text, least) => least === '' || (text !== '' && Number(text) >= Number(least));
  const atMost = (text, most) => most === '' || (text !== '' && Number(text) <= Number(most));

  function filter() {
    const [app, family, memory, price] = ['app', 'family', 'memory', 'price'].map((id) => find(id).value);
    let shown = 0;
    let all = 0;
    for (const section of sections) {
      section.hidden = app !== '' && section.dataset.app !== app;
      for (const row of section.querySelectorAll('tbody tr')) {
        const { dataset } = row;
        row.hidden =
          (family !== '' && dataset.family !== family) ||
          !atLeast(dataset.memory, memory) ||
          !atMost(dataset.price, price);
        all += 1;
        if (!row.hidden && !section.hidden) shown += 1;
      }
    }
    count.textContent = `${shown} of ${all} rows`;
  }

  /** What a cell says, below it, copied as nodes: no text is ever read as markup. */
  function tell(link) {
    const reasons = link.dataset.r.split(' ').map((at) => find(`r${at}`).cloneNode(true));
    for (const reason of reasons) reason.removeAttribute('id');
    const list = document.createElement('dl');
    list.append(...reasons);
    const heading = document.createElement('strong');
    const image = link.closest('table').tHead.rows[0].children[link.parentElement.cellIndex];
    heading.textContent = `${link.closest('tr').firstElementChild.firstChild.textContent} on ${image.textContent}: ${link.textContent}`;
    panel.replaceChildren(heading, list);
    panel.hidden = false;
  }

  const linkIn = (cell) => cell?.querySelector('a') ?? null;
  const rowsOf = (link) => [...link.closest('tbody').rows].filter((row) => !row.hidden);
  /** The next cell that way which has something to say. */
  function beside(link, key) {
    const rows = rowsOf(link);
    const cell = link.parentElement;
    const at = rows.indexOf(cell.parentElement);
    const along = {
      ArrowRight: [...cell.parentElement.cells].slice(cell.cellIndex + 1),
      ArrowLeft: [...cell.parentElement.cells].slice(0, cell.cellIndex).reverse(),
      ArrowDown: rows.slice(at + 1).map((row) => row.cells[cell.cellIndex]),
      ArrowUp: rows
        .slice(0, at)
        .reverse()
        .map((row) => row.cells[cell.cellIndex]),
    }[key];
    return along?.map(linkIn).find((one) => one !== null) ?? null;
  }

  document.addEventListener('focusin', ({ target }) => {
    if (target.matches('td a')) tell(target);
  });
  document.addEventListener('click', (event) => {
    const link = event.target.closest('td a');
    if (link === null) return;
    event.preventDefault();
    link.focus();
    tell(link);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') panel.hidden = true;
    if (!event.target.matches('td a')) return;
    const next = beside(event.target, event.key);
    if (next === null) return;
    event.preventDefault();
    next.focus();
  });
  filters.addEventListener('input', filter);
  filters.addEventListener('submit', (event) => event.preventDefault());
  filters.hidden = false;
  filter();
})();

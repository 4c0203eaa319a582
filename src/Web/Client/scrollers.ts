/** What scrolls sideways can be scrolled by keyboard too: it takes the focus for as long as it is wider than its place. */
export function reachScrollers(): void {
  const watch = new ResizeObserver(entries => {
    for (const { target } of entries) {
      if (!(target instanceof HTMLElement)) continue;
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const scroller of document.querySelectorAll(".table-responsive, .lesson-text table")) watch.observe(scroller);
}

/** The tab or chip of this page is in sight, however far to the right it stands. */
export function showCurrent(): void {
  for (const current of document.querySelectorAll<HTMLElement>(".plan-tabs [aria-current], .chips [aria-current='true']")) {
    const scroller = current.closest<HTMLElement>(".plan-tabs, .chips")!;
    scroller.scrollLeft = Math.max(0, current.offsetLeft - scroller.offsetLeft - (scroller.clientWidth - current.offsetWidth) / 2);
  }
}

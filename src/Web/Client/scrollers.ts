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

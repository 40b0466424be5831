/** Shows beside a field how many characters it has, as a person counts them, and how many it may have. */
export function counters(): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-counts]')) {
    const field = document.getElementById(place.dataset.counts ?? '')
    if (!(field instanceof HTMLTextAreaElement)) continue
    const show = () => {
      const count = [...field.value.normalize('NFC')].length
      place.textContent = ` ${count.toLocaleString()} / ${field.maxLength.toLocaleString()}`
    }
    place.hidden = false
    field.addEventListener('input', show)
    show()
  }
}

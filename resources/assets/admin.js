/*
 * The admin site works without this file: it only saves waiting and clicking.
 * Which attributes it looks for stands at the top of admin.css.
 */

const PAUSE_MILLISECONDS = 250
const AGAIN_MILLISECONDS = 5000

/* A button that was pressed shows that something is under way, and is not pressed twice */
document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event
  if (form.dataset.isSent) return event.preventDefault()

  form.dataset.isSent = 'yes'
  submitter?.classList.add('is-busy')

  /* A download leaves the page as it is */
  setTimeout(() => {
    delete form.dataset.isSent
    submitter?.classList.remove('is-busy')
  }, AGAIN_MILLISECONDS)
})

/* Back from the next page, the browser shows this one as it was left */
addEventListener('pageshow', ({ persisted }) => persisted && location.reload())

for (const button of document.querySelectorAll('.toast-close')) {
  button.hidden = false
  button.addEventListener('click', () => button.closest('.toast').remove())
}

/* On a phone the filters would stand before everything else */
if (matchMedia('(width < 64rem)').matches) {
  for (const panel of document.querySelectorAll('.filters[open]')) panel.open = false
}

for (const all of document.querySelectorAll('[data-select-all]')) {
  const scope = all.closest('form') ?? document
  const rows = [...scope.querySelectorAll('[data-select-row]')]

  const tell = () => {
    const selected = rows.filter((row) => row.checked).length
    all.checked = rows.length > 0 && selected === rows.length
    all.indeterminate = selected > 0 && selected < rows.length
    for (const place of scope.querySelectorAll('[data-selected-count]')) {
      place.textContent = `${selected} selected`
    }
  }

  all.addEventListener('change', () => {
    for (const row of rows) row.checked = all.checked
    tell()
  })
  for (const row of rows) row.addEventListener('change', tell)
  tell()
}

for (const input of document.querySelectorAll('input[data-options]')) offerOptions(input)

/* A field for a row of another model offers those that match, while somebody types */
function offerOptions(input) {
  let timer
  let asked = 0

  input.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(ask, PAUSE_MILLISECONDS)
  })
  input.addEventListener('focus', ask, { once: true })

  async function ask() {
    const turn = ++asked
    const options = await find(input.dataset.options, input.value)
    if (turn !== asked) return // an answer to what was typed before

    input.list.replaceChildren(...options.map(({ value, label }) => new Option(label, value)))
  }
}

/* Whoever cannot be offered anything can still type it */
async function find(path, text) {
  const url = new URL(path, location)
  url.searchParams.set('q', text)

  try {
    const response = await fetch(url, { headers: { Accept: 'application/json' } })
    return (await response.json()).options
  } catch {
    return []
  }
}

/*
 * The pages behind the links of mails. Looking at one uses nothing up, so that
 * scanners may follow links; a click sends the token, which ends the address.
 */

const token = location.pathname.split('/').filter(Boolean).at(-1)

for (const form of document.forms) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const alert = form.querySelector('[role=alert]')
    alert.textContent = ''

    try {
      show(form, await send(form.dataset.endpoint, filledIn(form)))
    } catch (error) {
      alert.textContent = error.message
    }
  })
}

async function send(endpoint, fields) {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token, ...fields }),
  })
  const answer = await response.json()

  if (!response.ok) throw new Error(answer.detail)
  return answer
}

/* What was left blank was not said */
function filledIn(form) {
  return Object.fromEntries([...new FormData(form)].filter(([, value]) => value))
}

/* Replaces the form by what comes after it, with what the answer says filled in */
function show(form, answer) {
  const next = form.nextElementSibling
  for (const place of next.querySelectorAll('[data-answer]')) {
    const value = place.dataset.answer.split('.').reduce((part, name) => part[name], answer)
    place[place.matches('input') ? 'value' : 'textContent'] = value
  }

  form.hidden = true
  next.hidden = false
}

type Credentials = { email: string; password: string }

/** Signs in to the admin site of a server in a process of its own. Answers the cookie. */
export async function signInTo(url: string, { email, password }: Credentials) {
  const page = await fetch(`${url}/admin/login/`)
  const text = await page.text()
  const [, token] = text.match(/name="_csrf" value="([^"]+)"/)!

  const response = await fetch(`${url}/admin/login/`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf(page) },
    body: new URLSearchParams({ _csrf: token, email, password }),
  })

  return cookiesOf(response)
}

function cookiesOf({ headers }: Response) {
  return headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

import type { Running } from './processes.js'

export type Site = Awaited<ReturnType<typeof signInToSite>>

/** Signs in to the admin site as a browser would, and reads its pages. */
export async function signInToSite(
  { url }: Running,
  { email, password }: { email: string; password: string }
) {
  const page = await fetch(`${url}/admin/login/`)
  const html = await page.text()
  const [, csrf] = html.match(/name="_csrf" value="([^"]+)"/)!
  const answer = await fetch(`${url}/admin/login/`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf(page) },
    body: new URLSearchParams({ _csrf: csrf, email, password }),
  })
  if (answer.status !== 303) throw new Error(`The sign-in to the site: ${answer.status}`)
  const cookie = cookiesOf(answer)

  return {
    async read(path: string) {
      const response = await fetch(url + path, { redirect: 'manual', headers: { cookie } })
      if (response.status !== 200) throw new Error(`${path}: ${response.status}`)

      return response.text()
    },
  }
}

function cookiesOf(response: Response) {
  const lines = response.headers.getSetCookie().map((line) => line.split(';')[0])
  return lines.filter((line) => !line.endsWith('=')).join('; ')
}

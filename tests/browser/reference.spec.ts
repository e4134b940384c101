import { needsBrowser, openPage } from '#tests/helpers/browser'
import { signedIn } from '#tests/helpers/tokens'
import { test } from '@japa/runner'

test.group('The reference page in a browser', (group) => {
  group.tap(needsBrowser)

  test('sends a request with a token, by keyboard, and asks nobody else ({$self})')
    .with(['light', 'dark'] as const)
    .run(async ({ assert, cleanup }, colorScheme) => {
      const { user, access } = await signedIn()
      const { page, outside, complaints, close } = await openPage({ colorScheme })
      cleanup(close)

      await page.goto('/api/docs/')
      await page.locator('.btn.authorize').press('Enter')
      await page.getByLabel('auth-bearer-value').fill(access)
      await page.locator('.modal-ux .btn.authorize').press('Enter')
      await page.locator('.modal-ux .btn-done').press('Enter')

      const me = page.locator('[id$="account\\\\.profile\\\\.show"]')
      await me.locator('.opblock-summary-control').press('Enter')
      await me.locator('.execute').press('Enter')
      const answer = me.locator('.live-responses-table .response').first()

      assert.equal(await answer.locator('.response-col_status').textContent(), '200')
      assert.include(await answer.textContent(), user.email)
      assert.deepEqual(outside, [])
      assert.deepEqual(complaints, [])
    })
})

test.group('Problem pages in a browser', (group) => {
  group.tap(needsBrowser)

  test('fit a phone, and break no rule of their policy ({$self})')
    .with(['/problems/', '/problems/validation_failed'])
    .run(async ({ assert, cleanup }, path) => {
      const viewport = { width: 360, height: 740 }
      const { page, outside, complaints, close } = await openPage({ viewport })
      cleanup(close)

      await page.goto(path)
      const width = await page.evaluate('document.documentElement.scrollWidth')

      assert.equal(width, viewport.width)
      assert.deepEqual(outside, [])
      assert.deepEqual(complaints, [])
    })
})

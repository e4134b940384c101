import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import registry from '#services/admin/registry'
import { barriersOf } from '#tests/helpers/accessibility'
import { needsBrowser, openPage } from '#tests/helpers/browser'
import { test } from '@japa/runner'
import type { Page } from 'playwright-core'

const next = 'a stapled horse, correct'
type Screen = { colorScheme: 'light' | 'dark'; viewport: { width: number; height: number } }

const screens: Screen[] = [
  { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { colorScheme: 'dark', viewport: { width: 360, height: 740 } },
]

async function signIn(page: Page, email: string, password = PASSWORD) {
  await page.goto('/admin/')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

async function changePassword(page: Page, current: string, again = next) {
  await page.getByRole('link', { name: 'Password' }).click()
  await page.getByLabel('Current password').fill(current)
  await page.getByLabel('New password', { exact: true }).fill(next)
  await page.getByLabel('New password again').fill(again)
  await page.getByRole('button', { name: 'Change the password' }).click()
}

/** A refused form is no fault of the page, though the console says so. */
const faults = (complaints: string[]) =>
  complaints.filter((line) => !/^Failed to load resource.* 40[01] /.test(line))

const widthOf = (page: Page) => page.evaluate('document.documentElement.scrollWidth')

test.group('The admin site in a browser', (group) => {
  group.tap(needsBrowser)

  test('lets staff in, change their password and go ({$self} JavaScript)')
    .with(['with', 'without'] as const)
    .run(async ({ assert, cleanup }, way) => {
      const { email } = await UserFactory.apply('staff').create()
      const { page, outside, complaints, close } = await openPage({
        javaScriptEnabled: way === 'with',
      })
      cleanup(close)

      await signIn(page, email, 'wrong horse')
      await page.getByRole('alert').getByText('No active account').waitFor()
      assert.equal(await page.getByLabel('Email').inputValue(), email)

      await signIn(page, email)
      await page.getByRole('heading', { name: 'Start' }).waitFor()
      await changePassword(page, 'wrong horse', 'another one')
      await page.getByText('Type the same password twice').waitFor()
      await changePassword(page, PASSWORD)
      await page.getByRole('status').getByText('Your password is changed.').waitFor()

      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.getByRole('status').getByText('You are signed out.').waitFor()
      await page.goto('/admin/')
      await page.getByRole('heading', { name: 'Sign in' }).waitFor()
      assert.deepEqual(outside, [])
      assert.deepEqual(faults(complaints), [])
    })

  test('is used with a keyboard alone', async ({ assert, cleanup }) => {
    const { email } = await UserFactory.apply('staff').create()
    const { page, close } = await openPage({})
    cleanup(close)

    await page.goto('/admin/')
    await page.locator('input:focus').waitFor()
    await page.keyboard.type(email)
    await page.keyboard.press('Tab')
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Start' }).waitFor()

    await page.keyboard.press('Tab')
    assert.equal(await page.locator(':focus').textContent(), 'Skip to the content')
    await page.keyboard.press('Enter')
    assert.equal(await page.locator(':focus').getAttribute('id'), 'main')
  })

  test('keeps nobody out ({colorScheme}, {viewport.width} pixels wide)')
    .with(screens)
    .run(async ({ assert, cleanup }, options) => {
      const { email } = await UserFactory.apply('superuser').create()
      const { page, close } = await openPage({ ...options, reducedMotion: 'reduce' })
      cleanup(close)
      const assertOpen = async () => {
        assert.deepEqual(await barriersOf(page), [])
        assert.equal(await widthOf(page), options.viewport.width)
      }

      await signIn(page, 'nobody', 'x')
      await assertOpen()
      await signIn(page, email, 'wrong horse')
      await page.getByRole('alert').getByText('No active account').waitFor()
      await assertOpen()
      await signIn(page, email)
      await page.getByRole('heading', { name: 'Start' }).waitFor()
      await assertOpen()
      await changePassword(page, 'wrong horse', 'another one')
      await page.getByText('Type the same password twice').waitFor()
      await assertOpen()
      await page.goto('/admin/nothing/')
      await assertOpen()
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.getByRole('status').getByText('You are signed out.').waitFor()
      await assertOpen()
    })

  test('shows messages until they are dismissed', async ({ assert, cleanup }) => {
    const { email } = await UserFactory.apply('staff').create()
    const { page, close } = await openPage({})
    cleanup(close)
    await signIn(page, email)
    await page.getByRole('button', { name: 'Sign out' }).click()

    await page.getByRole('button', { name: 'Dismiss' }).click()

    assert.equal(await page.locator('.toast').count(), 0)
  })

  test(
    'keeps nobody out of what there is to see and to fill in ({colorScheme}, {viewport.width} pixels wide)'
  )
    .with(screens)
    .run(async ({ assert, cleanup }, options) => {
      const { email } = await UserFactory.apply('superuser').create()
      const { id } = await UserFactory.merge({ firstName: '<b>Grace</b>' }).create()
      const { page, complaints, close } = await openPage({ ...options, reducedMotion: 'reduce' })
      cleanup(close)
      await signIn(page, email)
      await page.getByRole('heading', { name: 'Start' }).waitFor()
      const user = `/admin/users/${id}/`
      const lists = registry.all().map(({ slug }) => `/admin/${slug}/`)
      const forms = ['/admin/users/add/', '/admin/groups/add/', '/admin/throttles/', user]

      for (const path of [...lists, ...forms, `${user}delete/`, `${user}history/`]) {
        await page.goto(path)
        assert.deepEqual(await barriersOf(page), [], path)
        assert.equal(await widthOf(page), options.viewport.width, path)
      }
      assert.deepEqual(complaints, [])
    })

  test('opens the menus of a list within a phone', async ({ assert, cleanup }) => {
    const { email } = await UserFactory.apply('superuser').create()
    const { page, close } = await openPage({ viewport: { width: 360, height: 740 } })
    cleanup(close)
    await signIn(page, email)
    await page.getByRole('heading', { name: 'Start' }).waitFor()

    for (const name of ['Columns', 'Export']) {
      await page.goto('/admin/users/')
      await page.getByText(name, { exact: true }).click()
      const menu = await page.locator('.menu[open] .menu-body').boundingBox()
      assert.isTrue(menu!.x >= 0 && menu!.x + menu!.width <= 360, name)
    }
  })

  test('comes back to the list as it was narrowed', async ({ assert, cleanup }) => {
    const { email } = await UserFactory.apply('superuser').create()
    await UserFactory.merge({ firstName: 'Grace' }).create()
    const { page, close } = await openPage({ javaScriptEnabled: false })
    cleanup(close)
    await signIn(page, email)
    await page.getByRole('heading', { name: 'Start' }).waitFor()
    const address = '/admin/users/?is_active=yes&q=Grace&order=email'

    await page.goto(address)
    await page.getByRole('checkbox', { name: 'Choose' }).last().check()
    await page.getByLabel('Do with the chosen rows').selectOption('Make staff')
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('button', { name: 'Make staff' }).click()

    await page.getByRole('status').getByText('Make staff: done for 1 user.').waitFor()
    assert.isTrue(page.url().endsWith(address))
  })
})

import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type BrowserContextOptions, chromium } from 'playwright-core'
import type { Test } from '@japa/runner/core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome']

const folders = (process.env.PATH ?? '').split(delimiter)
const executablePath = folders
  .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  .find((file) => existsSync(file))

/** Without a browser there is nothing to test; the pipeline must have one. */
export function needsBrowser(test: Test) {
  const isMissing = !executablePath && !process.env.CI
  test.skip(isMissing, 'Install Chromium to run it: apt-get install chromium')
}

/** A page in a browser of its own, and what happens that should not. */
export async function openPage(options: BrowserContextOptions) {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const page = await browser.newPage({ baseURL: baseUrl(), ...options })
  const outside = new Array<string>()
  const complaints = new Array<string>()

  page.on('request', (request) => isOurs(request.url()) || outside.push(request.url()))
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()))

  return { page, outside, complaints, close: () => browser.close() }
}

function baseUrl() {
  return `http://${process.env.HOST}:${process.env.PORT}`
}

function isOurs(url: string) {
  return url.startsWith(`${baseUrl()}/`) || url.startsWith('data:')
}

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserIsThere, openBrowser, PATIENCE, watchFaults } from './stage/browser'
import { Server } from './stage/server'

describe.skipIf(!browserIsThere)('building by keyboard alone', () => {
  let server: Server
  let browser: Browser
  let page: Page
  let faults: string[]

  beforeAll(async () => {
    ;[server, browser] = await Promise.all([Server.start(), openBrowser()])
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    page.setDefaultTimeout(PATIENCE)
    faults = watchFaults(page)
    await server.send('PUT', '/v1/series/typed', 'series: typed\ntitle: Typed\nenroll: future\nblocks: []\n')
    await page.goto(`${server.url}/series/typed/builder`)
    await page.getByText('Begin with who enters').waitFor()
  })

  afterAll(async () => {
    await browser?.close()
  })

  const press = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).focus()
    await page.keyboard.press('Enter')
  }
  const draft = async () => (await server.send<{ draft: string }>('GET', '/v1/series/typed')).draft

  /** Chooses in a list that a focused button opens, by writing the beginning of what is sought. */
  const choose = async (label: string, sought: string) => {
    await page.getByRole('button', { name: label }).first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('listbox').waitFor()
    await page.keyboard.type(sought)
    await page.keyboard.press('Enter')
    await page.getByRole('listbox').waitFor({ state: 'detached' })
  }

  it('adds blocks from the list, each behind the one that is chosen', async () => {
    await press('Rule')
    await page.getByRole('heading', { name: 'Entry rule' }).waitFor()
    await press('E-mail')
    await page.getByRole('heading', { name: 'E-mail' }).waitFor()
    await press('Tag')
    await page.getByRole('heading', { name: 'Tag' }).waitFor()
    await page.getByText('All changes are saved as a draft').waitFor()
    expect(await draft()).toContain('next: mail')
  })

  it('adds what comes next from a block in the graph', async () => {
    await page.getByRole('button', { name: /^Then, after New tag/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menu').waitFor()
    await page.keyboard.type('Wait')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Wait' }).waitFor()
  })

  it('chooses a block in the graph, and leads from it to another', async () => {
    await page.locator('.react-flow__node[data-id="mail"]').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'E-mail' }).waitFor()
    await choose('Not delivered in time: lead to', 'Wait a day')
    await page.locator('.react-flow__edge[data-id="mail|unsent|wait"]').waitFor({ state: 'attached' })
  })

  it('takes a block out, and takes that back', async () => {
    await page.locator('.react-flow__node[data-id="tag"]').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Tag' }).waitFor()
    await page.locator('.react-flow__node[data-id="tag"]').focus()
    await page.keyboard.press('Delete')
    await page.locator('.react-flow__node[data-id="tag"]').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await page.locator('.react-flow__node[data-id="tag"]').waitFor()
  })

  it('goes live', async () => {
    await press('Set live')
    await page.getByRole('dialog').getByLabel('Your name').focus()
    await page.keyboard.type('ada')
    await page.getByRole('dialog').getByRole('button', { name: 'Set live' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('Version 1 is live').waitFor()
    expect(faults).toEqual([])
  })
})

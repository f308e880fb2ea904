import type { Locator, Page } from 'playwright-core'

/** The builder, by mouse. */
export class BuilderPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  block(title: string): Locator {
    return this.page.locator('.react-flow__node').filter({ has: this.page.locator('.block-title', { hasText: new RegExp(`^${escaped(title)}$`) }) })
  }

  /** Drags a block from the palette onto the graph. */
  async drop(offer: string, at: { x: number; y: number }) {
    await this.page.locator('.palette').getByRole('button', { name: offer, exact: true }).dragTo(this.page.locator('.react-flow__pane'), { targetPosition: at })
  }

  /** Adds what comes next from the button at the end of a way, and gives it a title. */
  async next(after: string, way: string, item: string, title: string) {
    await this.block(after).getByRole('button', { name: new RegExp(`^${way}, after`) }).click()
    await this.page.getByRole('menuitem', { name: new RegExp(`^${item}`) }).click()
    await this.title(title)
  }

  title(title: string) {
    return this.page.getByLabel('Title', { exact: true }).fill(title)
  }

  /** Draws the arrow from a way of one block to another. */
  async draw(from: string, way: string, to: string) {
    const start = await center(this.block(from).locator(`.block-out-${way}`))
    const end = await center(this.block(to).locator('.block-in'))
    await this.page.mouse.move(start.x, start.y)
    await this.page.mouse.down()
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 })
    await this.page.mouse.move(end.x, end.y, { steps: 4 })
    await this.page.mouse.up()
  }

  open(title: string) {
    return this.block(title).locator('.block-title').click()
  }

  tab(name: string) {
    return this.page.getByRole('tab', { name }).click()
  }

  async pick(within: Locator, label: string, option: string) {
    await within.getByRole('button', { name: label }).first().click()
    await this.page.getByRole('option', { name: option, exact: true }).click()
  }

  /** Sees everything: fits the graph into its place. */
  async overview() {
    await this.page.getByRole('button', { name: 'Fit View' }).click()
    await this.page.waitForFunction(() => new Promise((done) => setTimeout(() => done(true), 300)))
  }
}

async function center(locator: Locator) {
  const box = (await locator.boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

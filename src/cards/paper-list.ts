/** A paper as rows: what a workbook for the printer is made of. */

export interface PaperList {
  readonly title: string
  readonly landscape: boolean
  readonly sheets: readonly PaperListSheet[]
}

export interface PaperListSheet {
  /** On the tab. */
  readonly name: string
  /** Lines under the title. */
  readonly above: readonly string[]
  readonly columns: readonly { readonly heading: string; readonly width: number; readonly centred?: boolean }[]
  readonly rows: readonly (readonly string[])[]
  /** Height of a row in points, where people write or sign on it. */
  readonly rowHeight: number
  /** Lines below the table: totals, signatures. */
  readonly below: readonly string[]
}

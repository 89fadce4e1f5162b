/** Whether a folder lies in one that a cloud service copies elsewhere: residents' data would leave the office. */

const SERVICES: readonly (readonly [name: string, folder: RegExp])[] = [
  ['OneDrive', /^OneDrive\b/i],
  ['iCloud', /^(iCloud|Mobile Documents$|com~apple~CloudDocs)/i],
  ['Dropbox', /^Dropbox\b/i],
  ['Google Drive', /^(Google ?Drive|GoogleDrive)/i],
  ['坚果云', /^(我的)?(坚果云|Nutstore)/i],
  ['百度网盘', /^(百度网盘|百度同步|Baidu(Netdisk|Syncdisk|NetdiskWorkspace))/i],
  ['WPS云盘', /^(WPS ?云|WPS ?Drive|WPS ?Cloud|WPSDrive|KingsoftData$)/i],
  ['腾讯微云', /^(腾讯微云|微云|Weiyun)/i],
  ['阿里云盘', /^(阿里云盘|aDrive$)/i],
  ['Nextcloud', /^(Nextcloud|ownCloud|Seafile)\b/i],
]

/** The service's name, or null. Pure. */
export function syncedService(path: string): string | null {
  for (const part of path.split(/[\\/]+/)) {
    for (const [name, folder] of SERVICES) if (folder.test(part)) return name
  }
  return null
}

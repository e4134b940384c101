import { tellFailedCommits } from '#database/commits'

export default class DatabaseProvider {
  register() {
    tellFailedCommits()
  }
}

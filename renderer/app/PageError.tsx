import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { Component, type ComponentType, type ReactNode } from 'react'
import { withTranslation, type WithTranslation } from 'react-i18next'
import styles from './app.module.css'

interface Props extends WithTranslation {
  readonly children: ReactNode
}

/** A bug in the page: said, instead of a white screen. React knows error boundaries only as classes. */
class Boundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override render() {
    if (!this.state.failed) return this.props.children
    const { t } = this.props
    return (
      <main className={styles.lost}>
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t('common.failed.title')}</MessageBarTitle>
            {t('common.failed.page')}
          </MessageBarBody>
          <MessageBarActions>
            <Button onClick={() => location.reload()}>{t('common.failed.reload')}</Button>
          </MessageBarActions>
        </MessageBar>
      </main>
    )
  }
}
export const PageError: ComponentType<{ readonly children: ReactNode }> = withTranslation()(Boundary)

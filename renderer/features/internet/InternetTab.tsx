/** The tab Internet: the two groups of the original, in its order. */
import { useSystemScreen } from '../systems/editor-context.tsx'
import { ProtocolGroup } from './ProtocolGroup.tsx'
import { ProxyGroup } from './ProxyGroup.tsx'

export function InternetTab() {
  const { editor } = useSystemScreen()
  return (
    <>
      <ProtocolGroup key={`protocol-${String(editor.selection)}`} />
      <ProxyGroup key={`proxy-${String(editor.selection)}`} />
    </>
  )
}

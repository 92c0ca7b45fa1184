/** The bridge: two functions, and it never grows. What is new goes into the contract. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'

contextBridge.exposeInMainWorld('serverManager', {
  invoke: (name: string, input: unknown): Promise<unknown> => ipcRenderer.invoke('api', name, input),
  subscribe: (listener: (event: unknown) => void): (() => void) => {
    // Electron's own event carries the sender, which is a way back to ipcRenderer: it stays on this side.
    const receive = (_event: IpcRendererEvent, event: unknown) => listener(event)
    ipcRenderer.on('event', receive)
    return () => {
      ipcRenderer.off('event', receive)
    }
  },
})

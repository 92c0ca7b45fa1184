// What `electron` is in the headless bundle and in tests: nothing. electron-store asks whether `app` exists.
export default {}

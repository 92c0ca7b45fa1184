/** What stands in a bundle for a package that nothing in it uses. */
export {}

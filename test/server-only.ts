// Stands in for the package of this name, which throws wherever it is imported outside a server component's bundle.
export {};

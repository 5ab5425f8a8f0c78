interface Window {
  /** Where Monaco asks for its workers. */
  MonacoEnvironment?: { readonly getWorker: (id: string, label: string) => Worker };
}

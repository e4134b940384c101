const reference = document.getElementById('reference')
const isDark = matchMedia('(prefers-color-scheme: dark)')

const follow = () => document.documentElement.classList.toggle('dark-mode', isDark.matches)
isDark.addEventListener('change', follow)
follow()

// Nothing is asked of another host: a validator of documents would be
SwaggerUIBundle({
  domNode: reference,
  url: reference.dataset.document,
  validatorUrl: null,
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  displayOperationId: false,
  persistAuthorization: false,
  tryItOutEnabled: true,
})

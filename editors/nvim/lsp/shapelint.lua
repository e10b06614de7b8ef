-- Neovim 0.11 and later: copy to lsp/shapelint.lua in the configuration folder, then vim.lsp.enable('shapelint').
return {
  cmd = { 'shapelint', 'lsp' },
  filetypes = { 'python' },
  root_markers = { 'pyproject.toml', 'shapelint.toml', '.git' },
}

#include "app/ui/panels.h"

#include "app/ui/panels/article_panel.h"
#include "app/ui/panels/top_bar.h"

namespace app {

std::vector<std::unique_ptr<Panel>> make_panels() {
  std::vector<std::unique_ptr<Panel>> panels;
  panels.push_back(std::make_unique<ArticlePanel>());
  panels.push_back(std::make_unique<TopBar>());
  return panels;
}

}  // namespace app

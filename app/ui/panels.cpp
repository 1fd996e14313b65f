#include "app/ui/panels.h"

#include "app/ui/panels/about_sheet.h"
#include "app/ui/panels/article_panel.h"
#include "app/ui/panels/command_palette.h"
#include "app/ui/panels/credits.h"
#include "app/ui/panels/export_menu.h"
#include "app/ui/panels/help_menu.h"
#include "app/ui/panels/import_sheet.h"
#include "app/ui/panels/keys_sheet.h"
#include "app/ui/panels/layer_choice_sheet.h"
#include "app/ui/panels/layers_panel.h"
#include "app/ui/panels/map_controls.h"
#include "app/ui/panels/measurements_panel.h"
#include "app/ui/panels/nothing_open.h"
#include "app/ui/panels/notice_list.h"
#include "app/ui/panels/open_sheet.h"
#include "app/ui/panels/picture_panel.h"
#include "app/ui/panels/picture_sheet.h"
#include "app/ui/panels/popup_panel.h"
#include "app/ui/panels/profile_panel.h"
#include "app/ui/panels/reach_values_sheet.h"
#include "app/ui/panels/search_panel.h"
#include "app/ui/panels/settings_sheet.h"
#include "app/ui/panels/statistics_panel.h"
#include "app/ui/panels/status_bar.h"
#include "app/ui/panels/tooltip_panel.h"
#include "app/ui/panels/top_bar.h"
#include "app/ui/panels/trace_panel.h"

namespace app {
namespace {

template <class... Kinds>
std::vector<std::unique_ptr<Panel>> made() {
  std::vector<std::unique_ptr<Panel>> panels;
  (panels.push_back(std::make_unique<Kinds>()), ...);
  return panels;
}

}  // namespace

std::vector<std::unique_ptr<Panel>> make_panels() {
  return made<ZoomBox, MapCross, ArticlePanel, TracePanel, ProfilePanel, MeasurementsPanel, TopBar, StatusBar, Credits,
              ScaleBar, NorthButton, ZoomButtons, LayersPanel, PopupPanel, NothingOpen, AllCredits, NoticeList,
              SearchPanel, HelpMenu, ExportMenu, OpenSheet, PictureSheet, SettingsSheet, ReachValuesSheet, KeysSheet,
              AboutSheet, ImportSheet, LayerChoiceSheet, CommandPalette, StatisticsPanel, TooltipPanel>();
}

std::vector<std::unique_ptr<Panel>> make_picture_panels(const PictureFurniture& furniture) {
  std::vector<std::unique_ptr<Panel>> panels;
  panels.push_back(std::make_unique<PicturePanel>(furniture));
  return panels;
}

}  // namespace app

//! Every theme, one row each.

use super::Theme;
use super::colours::{Colours, rgb};

/// Every theme, the default first. Of the colours of others those that are too faint to read are
/// darkened or lightened as far as they must; what they were stands beside them.
pub const THEMES: &[Theme] = &[
    Theme::of_terminal("terminal"),
    Theme::without_colour("mono"),
    // https://ethanschoonover.com/solarized
    Theme::on_ground(
        "solarized-light",
        &Colours {
            ground: rgb(0xfd_f6_e3),
            text: rgb(0x58_6e_75), // base01; base00 has a contrast of 4.1
            strong: rgb(0x07_36_42),
            secondary: rgb(0x80_91_91), // base1 93a1a1
            accent: rgb(0x20_76_b3),    // blue 268bd2
            fault: rgb(0xd8_28_24),     // red dc322f
            star: rgb(0xb3_87_00),      // yellow b58900
            hit: rgb(0xce_2d_7b),       // magenta d33682
            selection: rgb(0xee_e8_d5),
        },
    ),
    Theme::on_ground(
        "solarized-dark",
        &Colours {
            ground: rgb(0x00_2b_36),
            text: rgb(0x83_94_96),
            strong: rgb(0xee_e8_d5),
            secondary: rgb(0x65_7b_83), // base00; base01 has a contrast of 2.8
            accent: rgb(0x2a_a1_98),
            fault: rgb(0xe5_64_62), // red dc322f
            star: rgb(0xb5_89_00),
            hit: rgb(0xdd_63_9e), // magenta d33682
            selection: rgb(0x0e_48_56),
        },
    ),
    // https://github.com/morhetz/gruvbox
    Theme::on_ground(
        "gruvbox",
        &Colours {
            ground: rgb(0x28_28_28),
            text: rgb(0xeb_db_b2),
            strong: rgb(0xfb_f1_c7),
            secondary: rgb(0x92_83_74),
            accent: rgb(0x8e_c0_7c),
            fault: rgb(0xfb_54_40), // bright red fb4934
            star: rgb(0xfa_bd_2f),
            hit: rgb(0xd3_86_9b),
            selection: rgb(0x50_49_45),
        },
    ),
    // https://www.nordtheme.com
    Theme::on_ground(
        "nord",
        &Colours {
            ground: rgb(0x2e_34_40),
            text: rgb(0xd8_de_e9),
            strong: rgb(0xec_ef_f4),
            secondary: rgb(0x7b_88_a1), // nord3 4c566a
            accent: rgb(0x88_c0_d0),
            fault: rgb(0xcf_8a_90), // nord11 bf616a
            star: rgb(0xeb_cb_8b),
            hit: rgb(0xb6_92_b0), // nord15 b48ead
            selection: rgb(0x43_4c_5e),
        },
    ),
    // https://catppuccin.com/palette
    Theme::on_ground(
        "catppuccin-latte",
        &Colours {
            ground: rgb(0xef_f1_f5),
            text: rgb(0x4c_4f_69),
            strong: rgb(0x3a_3d_55),    // text, for titles
            secondary: rgb(0x7c_7f_93), // overlay 2; overlay 1 has a contrast of 2.8
            accent: rgb(0x18_62_f5),    // blue 1e66f5
            fault: rgb(0xd2_0f_39),
            star: rgb(0xc0_7a_19), // yellow df8e1d
            hit: rgb(0x88_39_ef),
            selection: rgb(0xcc_d0_da),
        },
    ),
    // Ours: ink on warm paper.
    Theme::on_ground(
        "paper",
        &Colours {
            ground: rgb(0xfb_f7_ee),
            text: rgb(0x2e_2a_26),
            strong: rgb(0x15_12_0f),
            secondary: rgb(0x7d_73_68),
            accent: rgb(0x0f_6a_73),
            fault: rgb(0xb3_26_1e),
            star: rgb(0xa8_73_0a),
            hit: rgb(0xa2_1c_60),
            selection: rgb(0xe9_df_c9),
        },
    ),
];

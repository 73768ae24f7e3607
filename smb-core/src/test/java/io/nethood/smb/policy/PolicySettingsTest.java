package io.nethood.smb.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.nethood.smb.session.Edition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PolicySettingsTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            NT4_WORKSTATION,           0, -, -, 1, 'COMCFG,DFS$', 0, 0, 0, 1, -, -
            NT4_SERVER,                0, -, -, 1, 'COMCFG,DFS$', 0, 1, 0, 1, -, -
            WINDOWS_2000_PROFESSIONAL, 0, -, -, 1, 'COMCFG,DFS$', 0, 0, 0, 1, -, -
            WINDOWS_2000_SERVER,       0, -, -, 1, 'COMCFG,DFS$', 0, 1, 0, 1, -, -
            XP_PROFESSIONAL,           0, 1, 0, 1, 'COMCFG,DFS$', 0, 0, 0, 1, 0, 1
            XP_HOME,                   0, 1, 0, 1, 'COMCFG,DFS$', 0, 0, 0, 1, 1, 1
            WIN98,                     -, -, -, -, -,             -, -, -, -, -, -
            """)
    void each_edition_has_its_defaults(
            Edition edition,
            String restrictAnonymous,
            String restrictAnonymousSam,
            String everyoneIncludesAnonymous,
            String restrictNullSessAccess,
            String nullSessionShares,
            String lmCompatibilityLevel,
            String enableSecuritySignature,
            String requireSecuritySignature,
            String autoShareWks,
            String forceGuest,
            String limitBlankPasswordUse) {
        PolicySettings settings = PolicySettings.defaultOf(edition);

        assertThat(Arrays.stream(Policy.values())
                        .filter(policy -> policy != Policy.NULL_SESSION_PIPES)
                        .map(policy ->
                                settings.value(policy).map(PolicyValue::text).orElse("-")))
                .containsExactly(
                        restrictAnonymous,
                        restrictAnonymousSam,
                        everyoneIncludesAnonymous,
                        restrictNullSessAccess,
                        nullSessionShares,
                        lmCompatibilityLevel,
                        enableSecuritySignature,
                        requireSecuritySignature,
                        autoShareWks,
                        forceGuest,
                        limitBlankPasswordUse);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            NT4_WORKSTATION,           'browser,comnap,comnode,epmapper,locator,lsarpc,netlogon,samr,spoolss,sql\\query,srvsvc,wkssvc'
            WINDOWS_2000_PROFESSIONAL, 'browser,comnap,comnode,epmapper,locator,lsarpc,netlogon,samr,spoolss,sql\\query,srvsvc,trksvr,trkwks,wkssvc'
            XP_HOME,                   'browser,comnap,comnode,spoolss,sql\\query'
            """)
    void each_family_has_its_list_of_pipes(Edition edition, String pipes) {
        assertThat(PolicySettings.defaultOf(edition).value(Policy.NULL_SESSION_PIPES))
                .map(PolicyValue::text)
                .contains(pipes.replace("\\\\", "\\"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            XP_PROFESSIONAL           | RestrictAnonymous       | 2  | RestrictAnonymous: 2 (expected: 0..1 for Windows XP Professional)
            NT4_WORKSTATION           | RestrictAnonymous       | 2  | RestrictAnonymous: 2 (expected: 0..1 for Windows NT Workstation 4.0)
            WINDOWS_2000_PROFESSIONAL | RestrictAnonymous       | 3  | RestrictAnonymous: 3 (expected: 0..2 for Windows 2000 Professional)
            WINDOWS_2000_PROFESSIONAL | RestrictAnonymousSAM    | 1  | RestrictAnonymousSAM: 1 (expected: nothing, since Windows 2000 Professional has no such value)
            XP_HOME                   | ForceGuest              | 0  | ForceGuest: 0 (expected: 1, which is fixed for Windows XP Home Edition)
            NT4_SERVER                | AutoShareWks            | x  | AutoShareServer: x (expected: 0..1 for Windows NT Server 4.0)
            WIN98                     | NullSessionPipes        | a  | NullSessionPipes: a (expected: nothing, since Windows 98 has no such value)
            XP_PROFESSIONAL           | LMCompatibilityLevel    | '' | LMCompatibilityLevel: "" (expected: 0..5 for Windows XP Professional)
            """)
    void what_an_edition_cannot_hold_is_refused(Edition edition, String name, String value, String message) {
        PolicySettings settings = PolicySettings.defaultOf(edition);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.with(Policy.named(name).orElseThrow(), value))
                .withMessage(message);
    }

    @Test
    void an_absent_value_is_no_number() {
        PolicySettings settings = PolicySettings.defaultOf(Edition.WIN98);

        assertThat(settings.isOn(Policy.RESTRICT_ANONYMOUS)).isFalse();
        assertThat(settings.names(Policy.NULL_SESSION_PIPES)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> settings.number(Policy.RESTRICT_ANONYMOUS));
    }

    @Test
    void a_change_leaves_the_settings_it_started_from_alone() {
        PolicySettings before = PolicySettings.defaultOf(Edition.XP_PROFESSIONAL);

        PolicySettings after = before.with(Policy.NULL_SESSION_PIPES, List.of("Spoolss", "srvsvc"));

        assertThat(after.names(Policy.NULL_SESSION_PIPES)).containsExactlyInAnyOrder("spoolss", "srvsvc");
        assertThat(before).isEqualTo(PolicySettings.defaultOf(Edition.XP_PROFESSIONAL));
        assertThat(after).isNotEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void a_policy_is_found_by_either_of_its_names_in_any_case(Policy policy) {
        assertThat(Policy.named(policy.registryName().toUpperCase(Locale.ROOT))).contains(policy);
        assertThat(Policy.named(policy.optionName())).contains(policy);
    }

    @Test
    void a_policy_is_found_by_the_name_it_has_on_servers() {
        assertThat(Policy.named("autoshareserver")).contains(Policy.AUTO_SHARE_WKS);
    }
}

using System.Text;
using Lms.Domain.Xapi.Statements;

namespace Lms.Domain.Tests.Xapi.Statements;

public class ActivityDefinitionTests
{
    private static string Merge(string known, string added) => Encoding.UTF8.GetString(ActivityDefinition.Merge(Make.Utf8(known), Make.Utf8(added)));

    [Fact]
    public void The_first_definition_holds_as_it_is() => Merge("", """{ "type":"http://a.b" }""").ShouldBe("""{ "type":"http://a.b" }""");

    [Fact]
    public void Newer_properties_win_and_older_ones_stay() =>
        Merge("""{"type":"http://a.b/1","moreInfo":"http://a.b/m"}""", """{"type":"http://a.b/2","name":{"vi":"Một"}}""")
            .ShouldBe("""{"type":"http://a.b/2","moreInfo":"http://a.b/m","name":{"vi":"Một"}}""");

    [Fact]
    public void Languages_and_extensions_are_merged_key_by_key() =>
        Merge("""{"name":{"en":"One","vi":"Một"},"extensions":{"http://a.b":{"a":1},"http://a.c":1.0}}""", """{"name":{"vi":"Một!","de":"Eins"},"extensions":{"http://a.b":null,"http://a.d":1e400}}""")
            .ShouldBe("""{"name":{"en":"One","vi":"Một!","de":"Eins"},"extensions":{"http://a.b":null,"http://a.c":1.0,"http://a.d":1e400}}""");

    [Fact]
    public void A_list_is_replaced_as_a_whole() =>
        Merge("""{"interactionType":"choice","choices":[{"id":"a"}]}""", """{"interactionType":"choice","choices":[{"id":"b"}]}""")
            .ShouldBe("""{"interactionType":"choice","choices":[{"id":"b"}]}""");

    [Fact]
    public void What_belongs_to_another_interaction_does_not_stay()
    {
        Merge("""{"interactionType":"choice","choices":[{"id":"a"}],"correctResponsesPattern":["a"],"name":{"vi":"x"}}""", """{"interactionType":"likert","scale":[{"id":"1"}]}""")
            .ShouldBe("""{"interactionType":"likert","name":{"vi":"x"},"scale":[{"id":"1"}]}""");
        Merge("""{"interactionType":"choice","choices":[{"id":"a"}]}""", "{}").ShouldBe("""{"interactionType":"choice","choices":[{"id":"a"}]}""");
    }

    [Fact]
    public void Merging_the_same_again_changes_nothing()
    {
        const string definition = """{"name":{"en":"One"},"type":"http://a.b","interactionType":"other","extensions":{"http://a.b":[1,2]}}""";
        Merge(definition, definition).ShouldBe(definition);
    }
}

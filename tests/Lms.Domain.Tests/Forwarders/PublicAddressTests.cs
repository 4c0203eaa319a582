using System.Net;
using Lms.Domain.Forwarders;

namespace Lms.Domain.Tests.Forwarders;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("127.0.0.1"), InlineData("127.9.9.9"), InlineData("10.1.2.3"), InlineData("172.16.0.1"), InlineData("172.31.255.255"), InlineData("192.168.0.1")]
    [InlineData("169.254.169.254"), InlineData("100.64.0.1"), InlineData("0.0.0.0"), InlineData("224.0.0.1"), InlineData("255.255.255.255"), InlineData("198.18.0.1")]
    [InlineData("::1"), InlineData("::"), InlineData("fe80::1"), InlineData("fc00::1"), InlineData("fd12:3456::1"), InlineData("ff02::1"), InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1"), InlineData("64:ff9b::7f00:1"), InlineData("2002:7f00:1::"), InlineData("2001:db8::1"), InlineData("2001::1"), InlineData("::127.0.0.1")]
    public void What_leads_to_this_machine_or_an_inner_network_is_not_public(string address) => PublicAddress.Is(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("1.1.1.1"), InlineData("172.32.0.1"), InlineData("192.169.0.1"), InlineData("2606:4700::1111"), InlineData("2405:4800::1"), InlineData("::ffff:1.1.1.1")]
    public void What_belongs_to_the_open_internet_is_public(string address) => PublicAddress.Is(IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("https://localhost/xapi", true), InlineData("https://a.LOCALHOST./xapi", true), InlineData("https://[::1]/xapi", true), InlineData("https://0x7f000001/xapi", true)]
    [InlineData("https://2130706433/xapi", true), InlineData("https://lrs.example.vn/xapi", false), InlineData("https://1.1.1.1/xapi", false)]
    public void An_address_as_typed_is_judged_by_what_it_certainly_is(string address, bool isNot) => PublicAddress.IsCertainlyNot(new Uri(address)).ShouldBe(isNot);
}
